package org.copyless.soundness.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.copyless.soundness.program.Printer;
import org.copyless.soundness.program.Program;

/** Asks the checker about programs, many at once. */
public final class Judge {
  private static final Pattern KEY = Pattern.compile("\\[([a-z]+\\.[a-z.]+)\\]");

  private final Path used;
  private final Path out;

  /**
   * Makes a judge.
   *
   * @param used where contracts and library are compiled
   * @param out where the classes of the programs go
   */
  public Judge(Path used, Path out) {
    this.used = used;
    this.out = out;
  }

  /**
   * An error.
   *
   * @param key its key; {@code javac} if it is not the checker's
   * @param line where, 1 is the first of the compilation unit
   * @param text the whole message
   */
  public record Complaint(String key, long line, String text) {
    private static final String JAVAC = "javac";

    /**
     * Tells whose it is.
     *
     * @return whether the program is no Java
     */
    public boolean isJavac() {
      return key.equals(JAVAC);
    }
  }

  /**
   * Judges programs.
   *
   * @param programs of different names
   * @return the errors of each, by name; none: it is accepted
   */
  public Map<String, List<Complaint>> judge(List<Program> programs) {
    if (programs.isEmpty()) {
      return new HashMap<>();
    }
    Map<String, List<Complaint>> complaints = ask(programs);
    List<Program> typed =
        programs.stream()
            .filter(each -> complaints.get(each.name()).stream().noneMatch(Complaint::isJavac))
            .toList();
    if (typed.size() < programs.size() && !typed.isEmpty()) {
      complaints.putAll(judge(typed));
    }
    return complaints;
  }

  /** One that does not compile may keep the others from being checked. */
  private Map<String, List<Complaint>> ask(List<Program> programs) {
    Map<String, String> sources = new LinkedHashMap<>();
    programs.forEach(each -> sources.put(each.name(), Printer.unit(each)));
    Javac.Result result = Javac.compile(sources, used, out, true);
    Map<String, List<Complaint>> complaints = new HashMap<>();
    programs.forEach(each -> complaints.put(each.name(), new ArrayList<>()));
    for (Diagnostic<? extends JavaFileObject> each : result.diagnostics()) {
      if (each.getSource() == null) {
        throw new IllegalStateException(each.toString());
      }
      complaints.get(name(each.getSource())).add(complaint(each));
    }
    return complaints;
  }

  /**
   * Compiles programs without judging them, for the run.
   *
   * @param programs of different names, well-typed
   */
  public void compile(List<Program> programs) {
    if (programs.isEmpty()) {
      return;
    }
    Map<String, String> sources = new LinkedHashMap<>();
    programs.forEach(each -> sources.put(each.name(), Printer.unit(each)));
    Javac.Result result = Javac.compile(sources, used, out, false);
    if (!result.diagnostics().isEmpty()) {
      throw new IllegalStateException(result.diagnostics().toString());
    }
  }

  private static String name(JavaFileObject source) {
    String file = source.getName();
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
  }

  private static Complaint complaint(Diagnostic<? extends JavaFileObject> diagnostic) {
    String text = diagnostic.getMessage(null);
    Matcher matcher = KEY.matcher(text);
    return new Complaint(
        matcher.find() ? matcher.group(1) : Complaint.JAVAC, diagnostic.getLineNumber(), text);
  }
}
