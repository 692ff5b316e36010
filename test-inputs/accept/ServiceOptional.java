import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;
import org.copyless.heap.Tracked;

/** Interfaces with implementations, generic helpers, streams and lambdas around blocks. */
class ServiceOptional {
  interface Codec {
    ByteVector encode(ExchangeHeap heap, String text);

    String decode(ByteVector block);

    /** Takes the block. */
    default String take(@Claims ByteVector block) {
      try (block) {
        return decode(block);
      }
    }
  }

  static final class Plain implements Codec {
    @Override
    public ByteVector encode(ExchangeHeap heap, String text) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      ByteVector block = heap.bytes(bytes.length);
      block.copyFrom(bytes, 0, 0, bytes.length);
      return block;
    }

    @Override
    public String decode(ByteVector block) {
      byte[] bytes = new byte[block.length()];
      block.copyTo(0, bytes, 0, bytes.length);
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  record Rotating(int by) implements Codec {
    @Override
    public ByteVector encode(ExchangeHeap heap, String text) {
      ByteVector block = heap.bytes(text.length());
      IntStream.range(0, text.length()).forEach(i -> System.out.print(text.charAt(i)));
      System.out.println();
      for (int i = 0; i < text.length(); i++) {
        block.set(i, text.charAt(i) + by);
      }
      return block;
    }

    @Override
    public String decode(ByteVector block) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < block.length(); i++) {
        text.append((char) (block.get(i) - by));
      }
      return text.toString();
    }

    @Override
    public String take(@Claims ByteVector block) {
      String text = decode(block);
      block.close();
      return text + "!";
    }
  }

  static <T extends Tracked> void release(@Claims @Nullable T block) {
    if (block != null) {
      block.close();
    }
  }

  static <T extends Tracked> T choose(boolean first, @Claims T a, @Claims T b) {
    if (first) {
      b.close();
      return a;
    }
    a.close();
    return b;
  }

  static int count(ByteVector block, IntPredicate predicate) {
    int count = 0;
    for (int i = 0; i < block.length(); i++) {
      if (predicate.test(block.get(i))) {
        count++;
      }
    }
    return count;
  }

  static Codec codec(String name) {
    return switch (name) {
      case "plain" -> new Plain();
      case "rot1" -> new Rotating(1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  public static void main(String[] args) {
    ExchangeHeap heap = ExchangeHeap.create();
    Map<String, Integer> vowels = new TreeMap<>();
    String[] words = {"alpha", "beta", "gamma"};
    for (String name : Arrays.asList("plain", "rot1")) {
      Codec codec = codec(name);
      for (String word : words) {
        ByteVector block = codec.encode(heap, word);
        int found = count(block, c -> "aeiou".indexOf(c) >= 0);
        vowels.merge(name, found, Integer::sum);
        System.out.println(codec.take(block));
      }
    }
    System.out.println(
        vowels.entrySet().stream().map(Object::toString).collect(Collectors.joining(",")));
    IntVector chosen = choose(args.length == 0, heap.ints(1), heap.ints(2));
    System.out.println("chosen " + chosen.length());
    release(chosen);
    ByteVector none = args.length > 5 ? heap.bytes(1) : null;
    release(none);
    ByteVector late = null;
    for (String word : words) {
      if (word.startsWith("b")) {
        late = heap.bytes(word.length());
        break;
      }
    }
    int size = late != null ? late.length() : 0;
    if (late != null) {
      late.close();
    }
    Supplier<String> lazy = () -> "late " + size;
    System.out.println(lazy.get());
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }
}
