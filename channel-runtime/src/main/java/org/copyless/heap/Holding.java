package org.copyless.heap;

/**
 * What one owner holds of one type of block: a line of {@link ExchangeHeap#census}.
 *
 * @param owner the name and id of a SIP or thread, as in {@code driver#3}; {@code ended thread …}
 *     if nobody will ever close the blocks; of blocks in messages that are not received yet, {@code
 *     queues of} the receiving type of endpoint. Without the guard a SIP that has used no endpoint
 *     is named by its id
 * @param type the block type's name
 * @param blocks how many
 * @param bytes their sizes as they were asked for, headers and rounding not counted
 */
public record Holding(String owner, String type, long blocks, long bytes) {}
