package org.copyless.heap.spi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.Exposure;
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
  /** The handles that speak of parts of this struct, as a list. */
  private @Nullable StructBlock values;

  /** In a handle of a part: the next one in its holder's list, and where its part lies in there. */
  private @Nullable StructBlock nextValue;

  private long place;

  /** For generated classes; the heap binds the handle to its block. */
  protected StructBlock() {}

  /**
   * {@inheritDoc}
   *
   * @throws OwnershipException with the guard on, if it is a value, which has no fields to be
   *     exposed
   */
  @Override
  public final Exposure expose() {
    if (Guard.ON) {
      checkReach("expose", Reach.EXPOSED);
    }
    return super.expose();
  }

  /**
   * Returns the struct that lies by value in a field of another. It is used by whoever owns the
   * other, is closed with it, and is neither closed nor given away alone. Made once for each field.
   *
   * @param <T> its class
   * @param type its type, without tracked fields
   * @param holder the struct in which it lies, which may be a value itself
   * @param field its offset in the holder
   * @return its handle
   * @throws OwnershipException with the guard on, if the holder may not be used
   */
  @SuppressWarnings("unchecked") // a field has one type
  protected static <T extends StructBlock> T valueIn(
      BlockType<T> type, StructBlock holder, long field) {
    holder.memory(); // asks the guard
    for (StructBlock value = holder.values; value != null; value = value.nextValue) {
      if (value.place == field) {
        return (T) value;
      }
    }
    return holder.addValue(type, field);
  }

  private <T extends StructBlock> T addValue(BlockType<T> valueType, long field) {
    T added = valueType.create();
    StructBlock value = added;
    value.bindWithin(this, valueType, memory().asSlice(field, valueType.size()));
    value.place = field;
    value.nextValue = values;
    values = value;
    return added;
  }

  /**
   * Overwrites a struct that lies by value in a field.
   *
   * @param field its offset in the block
   * @param value what is copied there
   * @throws OwnershipException with the guard on, if one of the two may not be used
   */
  protected final void setStruct(long field, StructBlock value) {
    copyOut(value, memory(), field);
  }

  /** Cuts this handle off, and with it those of its parts. */
  @Override
  protected final void unbind() {
    super.unbind();
    for (StructBlock value = values; value != null; value = value.nextValue) {
      value.unbind();
    }
  }

  @Override
  final void rebind(MemorySegment payload) {
    super.rebind(payload);
    for (StructBlock value = values; value != null; value = value.nextValue) {
      Block part = value;
      part.rebind(payload.asSlice(value.place, part.type().size()));
    }
  }

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
