package io.github.mulesecscan.syntax.properties;

import java.util.Arrays;

/** The characters of one entry, its continuation lines joined, and where each is in the file. */
final class LogicalLine {

  private char[] characters = new char[128];
  private int[] offsets = new int[128];
  private int length;

  void clear() {
    length = 0;
  }

  void append(char c, int offset) {
    if (length == characters.length) {
      characters = Arrays.copyOf(characters, length * 2);
      offsets = Arrays.copyOf(offsets, length * 2);
    }
    characters[length] = c;
    offsets[length++] = offset;
  }

  void dropLast() {
    length--;
  }

  int length() {
    return length;
  }

  char at(int index) {
    return characters[index];
  }

  /** The offset in the file of the character at {@code index}. */
  int offset(int index) {
    return offsets[index];
  }

  /** The offset in the file after the character before {@code index}. */
  int endBefore(int index) {
    return offsets[index - 1] + 1;
  }
}
