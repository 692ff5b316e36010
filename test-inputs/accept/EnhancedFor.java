import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once rejected, wrongly: closed after the loop / by try-with-resources / by finally. ANY enhanced
 * for over an array or a List while a block is owned is rejected. With 'for (int i = 0; i <
 * id.length; i++)' it is accepted. The same report comes from some switches over
 * enums/strings/patterns and 'assert' (08); see 12 if there.
 */
class EnhancedFor {
  static void plain(ExchangeHeap h, int[] id) {
    ByteVector d = h.bytes(3);
    for (int i : id) {
      d.set(i, i);
    }
    d.close();
  }

  static void resource(@Claims ByteVector d, List<Integer> id) {
    try (d) {
      for (int i : id) {
        d.get(i);
      }
    }
  }

  static void inFinally(@Claims ByteVector d, String[] id) {
    try {
      for (String i : id) {
        d.get(i.length());
      }
    } finally {
      d.close();
    }
  }
}
