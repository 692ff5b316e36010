package org.copyless.heap.spi;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/**
 * A method that can only be entered where the stack has a given number of bytes left.
 *
 * <p>It has so many local variables that an interpreter's frame of it is that large. Compiled, its
 * frame is small; but it has to be able to go on in the interpreter, so the virtual machine makes
 * sure of the large one when it is entered, by touching each page of it. That is done in some tens
 * of nanoseconds, where a recursion as deep takes a microsecond.
 *
 * <p>No source has a method with so many variables, so it is made of bytecode.
 */
interface Descent {
  /**
   * Enters the method.
   *
   * @param again not negative; the compiler does not know that the method will not call itself, and
   *     so its frame is needed
   * @throws StackOverflowError if there is too little room; nothing has happened then
   */
  void enter(int again);

  /**
   * Makes a method.
   *
   * @param bytes of stack that it needs
   * @return the method
   */
  static Descent of(int bytes) {
    return OutOfLine.make(MethodHandles.lookup(), Descent.class, classFile(bytes / Long.BYTES));
  }

  private static byte[] classFile(int locals) {
    ClassDesc self = ClassDesc.of(Descent.class.getName());
    MethodTypeDesc enter = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    return ClassFile.of()
        .build(
            ClassDesc.of(Descent.class.getName() + "To" + locals),
            type ->
                type.withFlags(OutOfLine.CLASS)
                    .withInterfaceSymbols(self)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        OutOfLine::construct)
                    .withMethodBody(
                        "enter",
                        enter,
                        ClassFile.ACC_PUBLIC,
                        code -> descend(code, self, enter, locals)));
  }

  private static void descend(CodeBuilder code, ClassDesc self, MethodTypeDesc enter, int locals) {
    OutOfLine.pad(code);
    code.iconst_0()
        .istore(locals - 1)
        .iload(1)
        .ifThen(
            Opcode.IFLT,
            negative -> negative.aload(0).iconst_0().invokeinterface(self, "enter", enter))
        .return_();
  }
}
