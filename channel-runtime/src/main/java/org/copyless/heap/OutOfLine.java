package org.copyless.heap;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The large parts of allocating and freeing, behind calls that are never compiled together with
 * their callers.
 *
 * <p>The compiler makes one method of all that is hot, up to a limit. Whether it comes first to the
 * method that makes a handle or to the one that takes a block is chance; if to the former, that one
 * gets so large that it is not made part of the program's methods, and what it returns has to be an
 * object. Cut off here, the making, binding and cutting off of a handle is small: it becomes part
 * of the program's method, where a handle that does not leave it is kept in registers, and nothing
 * is allocated on the GC heap.
 *
 * <p>The limit is the length of a method's bytecode, and no source has methods that long which do
 * nothing; so they are made of bytecode.
 */
abstract class OutOfLine {
  /** Instructions that do nothing: a method of this length is not made part of its callers. */
  private static final int PADDING = 400;

  private static final ClassDesc SELF = ClassDesc.of(OutOfLine.class.getName());
  private static final ClassDesc STORE = ClassDesc.of(Store.class.getName());
  private static final ClassDesc SEGMENT = ClassDesc.of(MemorySegment.class.getName());

  OutOfLine() {}

  /** Calls {@link Store#takeFilled}. */
  abstract long take(Store store, int type, long size, @Nullable MemorySegment content);

  /** Calls {@link Store#freeOwned}. */
  abstract boolean free(Store store, long offset, int generation, boolean listed);

  /** Makes the methods. */
  static OutOfLine make() {
    try {
      return (OutOfLine)
          MethodHandles.lookup()
              .defineHiddenClass(classFile(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException cannotHappen) {
      throw new LinkageError(cannotHappen.getMessage(), cannotHappen);
    }
  }

  private static byte[] classFile() {
    return ClassFile.of()
        .build(
            ClassDesc.of(OutOfLine.class.getName() + "Calls"),
            type ->
                type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                    .withSuperclass(SELF)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, OutOfLine::construct)
                    .withMethodBody(
                        "take",
                        MethodTypeDesc.of(
                            ConstantDescs.CD_long,
                            STORE,
                            ConstantDescs.CD_int,
                            ConstantDescs.CD_long,
                            SEGMENT),
                        0,
                        OutOfLine::take)
                    .withMethodBody(
                        "free",
                        MethodTypeDesc.of(
                            ConstantDescs.CD_boolean,
                            STORE,
                            ConstantDescs.CD_long,
                            ConstantDescs.CD_int,
                            ConstantDescs.CD_boolean),
                        0,
                        OutOfLine::free));
  }

  private static void construct(CodeBuilder code) {
    code.aload(0).invokespecial(SELF, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_();
  }

  private static void take(CodeBuilder code) {
    pad(code);
    code.aload(1)
        .iload(2)
        .lload(3)
        .aload(5)
        .invokevirtual(
            STORE,
            "takeFilled",
            MethodTypeDesc.of(
                ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_long, SEGMENT))
        .lreturn();
  }

  private static void free(CodeBuilder code) {
    pad(code);
    code.aload(1)
        .lload(2)
        .iload(4)
        .iload(5)
        .invokevirtual(
            STORE,
            "freeOwned",
            MethodTypeDesc.of(
                ConstantDescs.CD_boolean,
                ConstantDescs.CD_long,
                ConstantDescs.CD_int,
                ConstantDescs.CD_boolean))
        .ireturn();
  }

  private static void pad(CodeBuilder code) {
    for (int i = 0; i < PADDING; i++) {
      code.nop();
    }
  }
}
