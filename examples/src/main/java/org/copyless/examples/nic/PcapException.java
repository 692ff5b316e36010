package org.copyless.examples.nic;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what it should be: a sound capture in pcap format. */
final class PcapException extends IOException {
  private static final long serialVersionUID = 1L;

  PcapException(Path file, String found) {
    super(file + ": " + found);
  }

  PcapException(Path file, long offset, String found, String allowed) {
    super(file + ": at offset " + offset + ": " + found + "; allowed: " + allowed);
  }
}
