/**
 * The main example: a network driver and a netstack as two processes, tied together by the channels
 * of paper 001, §2.3. Read in this order: the contracts {@link org.copyless.examples.nic.NicDevice}
 * and {@link org.copyless.examples.nic.NicEvents}; {@code NicExample}, which starts the two; {@code
 * NicDriver} and {@code Netstack}.
 *
 * <p>The rest is ordinary Java: {@code PcapReader} reads capture files, {@code FrameDecoder} reads
 * packet headers, {@code Traffic} counts.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §2.2 to §2.5.
 */
package org.copyless.examples.nic;
