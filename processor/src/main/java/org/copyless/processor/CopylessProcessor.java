package org.copyless.processor;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.copyless.annotation.Contract;
import org.copyless.annotation.RepStruct;

/**
 * Generates endpoint and channel classes for {@link Contract} interfaces and struct classes for
 * {@link RepStruct} interfaces.
 *
 * <p>For a contract {@code C}: {@code CImp}, {@code CExp} and {@code CChannel}; for a rep struct
 * {@code S}: {@code SRep}; all in the package of the interface. For an interface {@code C} nested
 * in {@code Outer} the names start with {@code Outer_C}. Generated classes are public if the
 * interface and all that encloses it are, else package-private.
 *
 * <p>A wrong interface is reported and keeps no other from being processed. After errors in a
 * contract's text its classes are generated from what could be understood, so that the rest of the
 * compilation finds them; after others nothing is. An interface that mentions types which do not
 * exist yet waits for the next round, except for endpoint classes of contracts in the same
 * compilation, which are known by their names.
 *
 * <p>With {@code -Acopyless.diagrams=DIR} it also writes pictures of the contracts into a
 * directory, which is relative to the compiler's working directory.
 *
 * <p>Each file has exactly one originating element, so the processor is isolating in Gradle's
 * sense; also with diagrams, see {@link DiagramFiles}.
 */
@AutoService(Processor.class)
public final class CopylessProcessor extends AbstractProcessor {
  private EndpointNames endpoints;
  private ErrorReporter reporter;
  private Overlooked overlooked;
  private TypeReader types;
  private CompiledNames compiledNames;
  private Automata automata;
  private ContractTypes contractTypes;
  private DiagramFiles diagrams;
  private SendState sendState;
  private Fingerprints fingerprints;
  private Map<String, Optional<ContractModel>> bases;

  /** The interfaces that wait for types which another processor may generate, by name. */
  private Set<String> deferred = Set.of();

  /** Creates the processor, for the compiler. */
  public CopylessProcessor() {}

  /** All, to see also what is annotated with another {@code @Contract} by mistake. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(Lint.OPTION, DiagramFiles.OPTION, SendState.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    endpoints = new EndpointNames(environment);
    reporter = new ErrorReporter(environment.getMessager());
    compiledNames = new CompiledNames(environment.getElementUtils());
    overlooked = new Overlooked(environment, reporter);
    diagrams = DiagramFiles.of(environment.getOptions(), reporter);
    types = new TypeReader(environment, endpoints);
    sendState = SendState.of(environment.getOptions(), reporter);
    Lint.check(environment.getOptions(), reporter);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    overlooked.report(round);
    automata = new Automata();
    contractTypes = new ContractTypes(types, automata);
    fingerprints = new Fingerprints(types, automata);
    bases = new HashMap<>();
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    deferred.forEach(name -> interfaces.add(processingEnv.getElementUtils().getTypeElement(name)));
    Set<TypeElement> contracts =
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Contract.class));
    contracts.forEach(endpoints::add);
    interfaces.addAll(contracts);
    interfaces.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(RepStruct.class)));
    deferred = new LinkedHashSet<>();
    for (TypeElement type : interfaces) {
      if (!round.processingOver() && mentionsUnknown(type)) {
        deferred.add(type.getQualifiedName().toString());
      } else {
        generate(type);
      }
    }
    return false;
  }

  private boolean mentionsUnknown(TypeElement type) {
    Set<TypeElement> seen = new HashSet<>();
    return mentionsUnknown(type, seen)
        || Extension.chain(type).stream().anyMatch(base -> mentionsUnknown(base, seen));
  }

  /** By itself, or in a struct that lies in it by value. */
  private boolean mentionsUnknown(TypeElement type, Set<TypeElement> seen) {
    List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
    return ByValueReader.structs(type).stream()
            .anyMatch(struct -> seen.add(struct) && mentionsUnknown(struct, seen))
        || mentionsUnknown(type.getTypeParameters())
        || mentionsUnknown(methods)
        || methods.stream()
            .anyMatch(
                m -> mentionsUnknown(m.getParameters()) || mentionsUnknown(m.getTypeParameters()));
  }

  private boolean mentionsUnknown(List<? extends Element> declarations) {
    return declarations.stream()
        .map(d -> WrittenType.of(processingEnv, d))
        .anyMatch(type -> endpoints.unknown(type).isPresent());
  }

  /** Reads one interface and writes its classes; nothing that goes wrong with it goes further. */
  private void generate(TypeElement type) {
    try {
      for (Writer.SourceFile file : files(type)) {
        file.writeTo(processingEnv.getFiler());
      }
    } catch (IOException e) {
      reporter.error(type, Key.WRITE, "cannot write the generated classes: %s".formatted(e));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      reporter.error(
          type,
          Key.INTERNAL,
          "this is an error of Copyless, please report it: %s".formatted(trace));
    }
  }

  /** What they report does not count: the contract's classes can be written all the same. */
  private DelegationRules delegation(ErrorReporter errors) {
    return new DelegationRules(
        contractTypes,
        sendState,
        errors.isSilent()
            ? ErrorReporter.silent()
            : new ErrorReporter(processingEnv.getMessager()));
  }

  private List<Writer.SourceFile> files(TypeElement type) {
    Writer writer = Writer.forElement(processingEnv, type);
    List<Writer.SourceFile> files = new ArrayList<>();
    if (Annotations.find(type, Contract.class).isPresent()) {
      contractReader(reporter)
          .read(type)
          .ifPresent(contract -> files.addAll(writer.contract(contract)));
      automata.parse(type).ifPresent(result -> diagrams.write(type, result));
    }
    if (Annotations.find(type, RepStruct.class).isPresent()) {
      new StructReader(processingEnv, types, reporter)
          .read(type)
          .ifPresent(struct -> files.add(writer.struct(struct)));
    }
    return files;
  }

  private ContractReader contractReader(ErrorReporter errors) {
    return new ContractReader(
        processingEnv,
        automata,
        fingerprints,
        this::base,
        new TypeParameters(types, errors),
        new ArgumentReader(
            types, new TypeAdvice(processingEnv, types), automata, delegation(errors), errors),
        errors);
  }

  /** The model of a contract that another extends; what is wrong with it is reported elsewhere. */
  private Optional<ContractModel> base(TypeElement contract) {
    String name = contract.getQualifiedName().toString();
    if (!bases.containsKey(name)) {
      bases.put(name, Optional.empty()); // for interfaces that extend each other
      bases.put(
          name,
          contractReader(ErrorReporter.silent())
              .read(contract)
              .map(model -> compiledNames.restore(contract, model)));
    }
    return bases.get(name);
  }
}
