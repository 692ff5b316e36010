package org.copyless.heap.spi;

import java.lang.foreign.ValueLayout;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;

/**
 * The base of generated rep structs: typed access to the fields of the block. Each field lies at a
 * multiple of its size; a boolean takes a byte, a pointer eight bytes.
 *
 * <p>Confined to the owner of the block.
 *
 * <p>Source: Fähndrich et al., §2.2 and §3.1.3.
 */
public abstract class StructBlock extends Block {
  /** For generated classes; the heap binds the handle to its block. */
  protected StructBlock() {}

  /**
   * Reads a boolean field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final boolean getBoolean(long field) {
    return memory().get(ValueLayout.JAVA_BYTE, field) != 0;
  }

  /**
   * Writes a boolean field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setBoolean(long field, boolean value) {
    memory().set(ValueLayout.JAVA_BYTE, field, (byte) (value ? 1 : 0));
  }

  /**
   * Reads a byte field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final byte getByte(long field) {
    return memory().get(ValueLayout.JAVA_BYTE, field);
  }

  /**
   * Writes a byte field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setByte(long field, byte value) {
    memory().set(ValueLayout.JAVA_BYTE, field, value);
  }

  /**
   * Reads a short field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final short getShort(long field) {
    return memory().get(ValueLayout.JAVA_SHORT, field);
  }

  /**
   * Writes a short field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setShort(long field, short value) {
    memory().set(ValueLayout.JAVA_SHORT, field, value);
  }

  /**
   * Reads a char field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final char getChar(long field) {
    return memory().get(ValueLayout.JAVA_CHAR, field);
  }

  /**
   * Writes a char field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setChar(long field, char value) {
    memory().set(ValueLayout.JAVA_CHAR, field, value);
  }

  /**
   * Reads an int field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final int getInt(long field) {
    return memory().get(ValueLayout.JAVA_INT, field);
  }

  /**
   * Writes an int field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setInt(long field, int value) {
    memory().set(ValueLayout.JAVA_INT, field, value);
  }

  /**
   * Reads a long field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final long getLong(long field) {
    return memory().get(ValueLayout.JAVA_LONG, field);
  }

  /**
   * Writes a long field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setLong(long field, long value) {
    memory().set(ValueLayout.JAVA_LONG, field, value);
  }

  /**
   * Reads a float field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final float getFloat(long field) {
    return memory().get(ValueLayout.JAVA_FLOAT, field);
  }

  /**
   * Writes a float field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setFloat(long field, float value) {
    memory().set(ValueLayout.JAVA_FLOAT, field, value);
  }

  /**
   * Reads a double field.
   *
   * @param field its offset in the block
   * @return its value
   */
  protected final double getDouble(long field) {
    return memory().get(ValueLayout.JAVA_DOUBLE, field);
  }

  /**
   * Writes a double field.
   *
   * @param field its offset in the block
   * @param value its new value
   */
  protected final void setDouble(long field, double value) {
    memory().set(ValueLayout.JAVA_DOUBLE, field, value);
  }

  /**
   * Reads a tracked field. The block that it leads to still belongs to this struct, unless the
   * caller replaces it.
   *
   * @param <T> the field's type
   * @param field its offset in the block
   * @return the block's handle, or null
   */
  // the generated accessor's type, as it was stored
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected final <T extends Tracked> @Nullable T pointer(long field) {
    long pointer = memory().get(ValueLayout.JAVA_LONG, field);
    return pointer == 0 ? null : (T) blocks.handle(pointer);
  }

  /**
   * Writes a tracked field. The block belongs to this struct from here on. What the field led to
   * before is not touched: the caller has taken it out, or closed it.
   *
   * @param field its offset in the block
   * @param value the block, or null
   * @throws OwnershipException if the block lies in another heap, is closed, or is an endpoint or a
   *     value; with the guard on also if it is not the current owner's
   */
  protected final void setPointer(long field, @Claims @Nullable Tracked value) {
    memory().set(ValueLayout.JAVA_LONG, field, value == null ? 0 : pointerTo(value, Reach.FIELD));
  }
}
