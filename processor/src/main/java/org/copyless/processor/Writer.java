package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.copyless.annotation.Role;

/** Makes source files of models: what all generated classes have in common. */
final class Writer {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final TypeElement origin;
  private final Optional<ClassName> generated;

  private Writer(TypeElement origin, Optional<ClassName> generated) {
    this.origin = origin;
    this.generated = generated;
  }

  /** A writer of classes that come from {@code origin}, and marked so if its module allows. */
  static Writer forElement(ProcessingEnvironment environment, TypeElement origin) {
    Elements elements = environment.getElementUtils();
    TypeElement annotation = elements.getTypeElement(elements.getModuleOf(origin), GENERATED);
    return new Writer(origin, Optional.ofNullable(annotation).map(ClassName::get));
  }

  /** The endpoint and channel classes of a contract. */
  List<JavaFile> contract(ContractModel contract) {
    ClassName name = contract.name();
    return List.of(
        file(Names.endpoint(name, Role.IMP), EndpointWriter.write(contract, Role.IMP)),
        file(Names.endpoint(name, Role.EXP), EndpointWriter.write(contract, Role.EXP)),
        file(Names.channel(name), ChannelWriter.write(contract)));
  }

  /** The class of a rep struct. */
  JavaFile struct(StructModel struct) {
    return file(Names.rep(struct.name()), StructWriter.write(struct));
  }

  private JavaFile file(ClassName name, TypeSpec type) {
    TypeSpec.Builder marked = type.toBuilder().addOriginatingElement(origin);
    generated.ifPresent(
        annotation ->
            marked.addAnnotation(
                AnnotationSpec.builder(annotation)
                    .addMember("value", "$S", CopylessProcessor.class.getName())
                    .build()));
    return JavaFile.builder(name.packageName(), marked.build()).skipJavaLangImports(true).build();
  }
}
