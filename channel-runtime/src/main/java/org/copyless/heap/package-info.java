/**
 * The exchange heap: memory outside the GC heap in which everything lies that processes pass to
 * each other. Here live the heap, its allocator and block layout, vectors, and what a program sees
 * of a tracked block.
 *
 * <p>Nothing here knows of channels, contracts or processes; endpoints are blocks like others. Data
 * in the heap is named by offset, never by address, and never points outside the heap. What
 * generated code and endpoints need lies in {@link org.copyless.heap.spi}.
 */
package org.copyless.heap;
