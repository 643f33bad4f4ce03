package io.github.mulesecscan.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of a method or constructor of a Java library.
 *
 * @param className its class; {@value #ANY} for a method of that name of any class
 * @param method its name; {@code new} for a constructor
 * @param arguments how many arguments the calls have that are meant; empty for any number
 * @param sinks what data must not reach
 * @param unless words that, anywhere in the file, show that its sinks are safe
 * @param result what the result holds
 * @param fills whether the object that it is called on holds the arguments afterwards
 * @param returns the class of the result; empty if not told
 * @param clears the kinds of sinks to which the result is harmless; {@code number} for those that a
 *     number is harmless to
 * @param restores the kinds of sinks to which it is dangerous again
 */
public record JavaModel(
    String className,
    String method,
    OptionalInt arguments,
    List<Sink> sinks,
    List<String> unless,
    Result result,
    boolean fills,
    String returns,
    List<String> clears,
    List<String> restores) {

  /** The class of methods that are meant whatever class they are called on. */
  public static final String ANY = "any";

  /** The position of the object that a method is called on. */
  public static final int RECEIVER = -1;

  /** The position that stands for all arguments. */
  public static final int ALL = -2;

  public JavaModel {
    sinks = List.copyOf(sinks);
    unless = List.copyOf(unless);
    clears = List.copyOf(clears);
    restores = List.copyOf(restores);
  }

  /** What data must not reach: an argument counted from 0, {@link #RECEIVER} or {@link #ALL}. */
  public record Sink(String kind, int at) {}

  /** What a result holds. */
  public enum Result {
    /** The data of all arguments and of the object, in any form. */
    ALL,
    /** No data of anybody. */
    NOTHING,
    /** The object as it is; of a static method the first argument. */
    SAME,
    /** A part of the object. */
    PART,
    /** The texts of the object and the arguments one after the other. */
    JOINED,
    /** The first text with the others put in for its percent signs. */
    FORMATTED,
    /** A list of the arguments. */
    LIST
  }
}
