package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.copyless.annotation.Role;

/** Makes source files of models, with what all generated classes have in common. */
final class Writer {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final TypeElement origin;
  private final Optional<ClassName> generated;
  private final boolean hidesJavaLang;

  private Writer(TypeElement origin, Optional<ClassName> generated, boolean hidesJavaLang) {
    this.origin = origin;
    this.generated = generated;
    this.hidesJavaLang = hidesJavaLang;
  }

  /**
   * A source file.
   *
   * @param name its class
   * @param text its text
   * @param origin the interface that it comes from, the only one
   */
  record SourceFile(ClassName name, String text, TypeElement origin) {
    void writeTo(Filer filer) throws IOException {
      try (java.io.Writer out = filer.createSourceFile(name.canonicalName(), origin).openWriter()) {
        out.write(text);
      }
    }
  }

  /** A writer of classes that come from {@code origin}, and marked so if its module allows. */
  static Writer forElement(ProcessingEnvironment environment, TypeElement origin) {
    Elements elements = environment.getElementUtils();
    TypeElement annotation = elements.getTypeElement(elements.getModuleOf(origin), GENERATED);
    boolean hidesJavaLang =
        elements.getPackageOf(origin).getEnclosedElements().stream()
            .anyMatch(type -> elements.getTypeElement("java.lang." + type.getSimpleName()) != null);
    return new Writer(origin, Optional.ofNullable(annotation).map(ClassName::get), hidesJavaLang);
  }

  /** The endpoint and channel classes of a contract. */
  List<SourceFile> contract(ContractModel contract) {
    ClassName name = contract.name();
    return List.of(
        file(Names.endpoint(name, Role.IMP), EndpointWriter.write(contract, Role.IMP)),
        file(Names.endpoint(name, Role.EXP), EndpointWriter.write(contract, Role.EXP)),
        file(Names.channel(name), ChannelWriter.write(contract)));
  }

  /** The class of a rep struct. */
  SourceFile struct(StructModel struct) {
    return file(Names.rep(struct.name()), StructWriter.write(struct));
  }

  private SourceFile file(ClassName name, TypeSpec type) {
    TypeSpec.Builder marked = type.toBuilder();
    // a type parameter is seen in the annotations of its class, too
    type.typeVariables().forEach(parameter -> marked.alwaysQualify(parameter.name()));
    Annotations.find(origin, SuppressWarnings.class)
        .ifPresent(suppressed -> marked.addAnnotation(AnnotationSpec.get(suppressed)));
    generated.ifPresent(
        annotation ->
            marked.addAnnotation(
                AnnotationSpec.builder(annotation)
                    .addMember("value", "$S", CopylessProcessor.class.getName())
                    .build()));
    JavaFile file =
        JavaFile.builder(name.packageName(), marked.build())
            .skipJavaLangImports(!hidesJavaLang)
            .build();
    return new SourceFile(name, Reformatter.reformat(file.toString()), origin);
  }
}
