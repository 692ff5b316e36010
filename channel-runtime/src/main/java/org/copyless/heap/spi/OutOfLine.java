package org.copyless.heap.spi;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Calls that are never compiled together with their callers.
 *
 * <p>The compiler makes one method of all that is hot, up to a limit, and where that goes wrong the
 * program pays: its own methods get too large to be joined, or what was compiled too early throws
 * the program's loop back into the interpreter. What is called through here stays a method of its
 * own, whatever happens in it.
 *
 * <p>The limit is the length of a method's bytecode, and no source has methods that long which do
 * nothing; so they are made of bytecode.
 */
public final class OutOfLine {
  /** Instructions that do nothing: a method of this length is not made part of its callers. */
  private static final int PADDING = 400;

  /** Flags of a class that can be instantiated from another package; it has no name. */
  static final int CLASS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC;

  private OutOfLine() {}

  /**
   * Makes such calls.
   *
   * @param caller whose package they are in
   * @param calls an interface, not generic; each of its methods calls the one of the same name of
   *     its first parameter, which is an object of a class of that package, with the others
   * @param <T> the interface
   * @return the calls; to be kept in a static final field
   */
  public static <T> T of(Lookup caller, Class<T> calls) {
    return make(caller, calls, classFile(calls));
  }

  /** Makes the one object of a class that has just been written. */
  static <T> T make(Lookup caller, Class<T> type, byte[] classFile) {
    try {
      return type.cast(
          caller
              .defineHiddenClass(classFile, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException cannotHappen) {
      throw new LinkageError(cannotHappen.getMessage(), cannotHappen);
    }
  }

  private static byte[] classFile(Class<?> calls) {
    return ClassFile.of()
        .build(
            ClassDesc.of(calls.getName() + "OutOfLine"),
            type -> {
              type.withFlags(CLASS)
                  .withInterfaceSymbols(calls.describeConstable().orElseThrow())
                  .withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      OutOfLine::construct);
              for (Method method : calls.getDeclaredMethods()) {
                MethodTypeDesc described =
                    MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .describeConstable()
                        .orElseThrow();
                type.withMethodBody(
                    method.getName(),
                    described,
                    ClassFile.ACC_PUBLIC,
                    code -> call(code, method.getName(), described));
              }
            });
  }

  /** Writes a constructor that does nothing. */
  static void construct(CodeBuilder code) {
    code.aload(0)
        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .return_();
  }

  /** Makes a method too long to be joined to its callers. */
  static void pad(CodeBuilder code) {
    for (int i = 0; i < PADDING; i++) {
      code.nop();
    }
  }

  private static void call(CodeBuilder code, String name, MethodTypeDesc described) {
    pad(code);
    for (int i = 0; i < described.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(described.parameterType(i)), code.parameterSlot(i));
    }
    code.invokevirtual(described.parameterType(0), name, described.dropParameterTypes(0, 1))
        .return_(TypeKind.from(described.returnType()));
  }
}
