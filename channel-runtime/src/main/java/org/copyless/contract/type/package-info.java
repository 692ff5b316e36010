/**
 * The theory of endpoint types: what may be done with an end of a channel, from a protocol state
 * on.
 *
 * <p>{@link org.copyless.contract.type.EndpointType} is the door: dual, subtype, weight and tail of
 * an end in a state. What it is made of are contracts with the types of their messages: {@link
 * org.copyless.contract.type.ContractType}, {@link org.copyless.contract.type.MessageType}, {@link
 * org.copyless.contract.type.ArgumentType}.
 *
 * <p>The paper writes endpoint types as terms with recursion and substitution. Here they are what
 * such terms unfold to: regular graphs, whose nodes are the states of contracts, seen from one of
 * the two ends. So the dual of a type is the other end of the same state, and nothing is ever
 * substituted but the type arguments of contracts and messages.
 *
 * <p>Everything here is pure and immutable. Whether a type argument or a state was written rightly,
 * and how errors read in Java, does not belong here.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", LMCS 2012, §3, §5 and §6.
 */
package org.copyless.contract.type;
