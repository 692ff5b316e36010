package org.copyless.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a hand that is still typing, or an editor's command gone wrong, makes of a program. */
enum Mutation {
  /** The program ends in the middle. */
  TRUNCATE {
    @Override
    String apply(String program, Random random) {
      return program.substring(0, random.nextInt(program.length() + 1));
    }
  },
  /** Some neighbouring tokens are missing. */
  DELETE_TOKENS {
    @Override
    String apply(String program, Random random) {
      List<String> tokens = tokens(program);
      int from = random.nextInt(tokens.size());
      int to = Math.min(tokens.size(), from + 1 + random.nextInt(5));
      tokens.subList(from, to).clear();
      return String.join("", tokens);
    }
  },
  /** A token stands there twice. */
  DUPLICATE_TOKEN {
    @Override
    String apply(String program, Random random) {
      List<String> tokens = tokens(program);
      int at = random.nextInt(tokens.size());
      tokens.add(at, " " + tokens.get(at) + " ");
      return String.join("", tokens);
    }
  },
  /** Two tokens have changed places. */
  SWAP_TOKENS {
    @Override
    String apply(String program, Random random) {
      List<String> tokens = tokens(program);
      Collections.swap(tokens, random.nextInt(tokens.size()), random.nextInt(tokens.size()));
      return String.join("", tokens);
    }
  },
  /** A name, or a number, or a keyword, is another one of the program. */
  RENAME {
    @Override
    String apply(String program, Random random) {
      List<String> tokens = tokens(program);
      List<Integer> words = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        if (Character.isJavaIdentifierStart(tokens.get(i).charAt(0))) {
          words.add(i);
        }
      }
      if (!words.isEmpty()) {
        String name = tokens.get(any(words, random));
        tokens.set(any(words, random), name);
      }
      return String.join("", tokens);
    }
  },
  /** A line is missing. */
  DELETE_LINE {
    @Override
    String apply(String program, Random random) {
      List<String> lines = lines(program);
      lines.remove(random.nextInt(lines.size()));
      return String.join("\n", lines);
    }
  },
  /** A line stands somewhere else too. */
  COPY_LINE {
    @Override
    String apply(String program, Random random) {
      List<String> lines = lines(program);
      lines.add(random.nextInt(lines.size()), any(lines, random));
      return String.join("\n", lines);
    }
  },
  /** Two lines have changed places. */
  SWAP_LINES {
    @Override
    String apply(String program, Random random) {
      List<String> lines = lines(program);
      int first = random.nextInt(lines.size());
      int second = Math.min(lines.size() - 1, first + 1 + random.nextInt(3));
      Collections.swap(lines, first, second);
      return String.join("\n", lines);
    }
  },
  /** An import is missing. */
  DROP_IMPORT {
    @Override
    String apply(String program, Random random) {
      List<String> lines = lines(program);
      List<String> imports = lines.stream().filter(line -> line.startsWith("import ")).toList();
      if (!imports.isEmpty()) {
        lines.remove(any(imports, random));
      }
      return String.join("\n", lines);
    }
  },
  /** An annotation says nothing, or nonsense. */
  BREAK_ANNOTATION {
    @Override
    String apply(String program, Random random) {
      List<MatchResult> annotations = ANNOTATION.matcher(program).results().toList();
      if (annotations.isEmpty()) {
        return program;
      }
      MatchResult place = any(annotations, random);
      return program.substring(0, place.start())
          + any(BROKEN, random)
          + program.substring(place.end());
    }
  };

  private static final Pattern TOKEN =
      Pattern.compile("\\w+|\"(?:\\\\.|[^\"\\\\\n])*\"|\\s+|.", Pattern.DOTALL);
  private static final Pattern ANNOTATION = Pattern.compile("@\\w+(?:\\([^)]*\\))?");
  private static final List<String> BROKEN =
      List.of(
          "@State(\"",
          "@State(1)",
          "@State",
          "@State()",
          "@State({})",
          "@State(\"\")",
          "@State(\"NOWHERE\")",
          "@State(value = \"START\", then = )",
          "@State(then = \"READY\")",
          "@State(NicDeviceExp.IO_RUNNING)",
          "@Claims",
          "@Claims @Claims",
          "@Claims(\"x\")",
          "@Borrowed",
          "@Borrowed @Claims",
          "@Contract",
          "@Contract(\"",
          "@Contract(\"state S: one { A! -> S\")",
          "@RepStruct",
          "@ByValue",
          "@Unknown",
          "@",
          "");

  abstract String apply(String program, Random random);

  /** Returns a program with a few mutations. */
  static String mutate(String program, Random random) {
    String mutant = program;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count && !mutant.isEmpty(); i++) {
      mutant = values()[random.nextInt(values().length)].apply(mutant, random);
    }
    return mutant;
  }

  private static List<String> tokens(String program) {
    return new ArrayList<>(TOKEN.matcher(program).results().map(MatchResult::group).toList());
  }

  private static List<String> lines(String program) {
    return new ArrayList<>(program.lines().toList());
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
