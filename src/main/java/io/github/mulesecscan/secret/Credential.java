package io.github.mulesecscan.secret;

import io.github.mulesecscan.source.Location;
import java.util.Set;

/**
 * A value in the application's files that looks like a credential.
 *
 * @param name what it is bound to, or what kind of token it is: {@code db.password}
 * @param value the credential; never to be shown
 * @param location the value in its file
 * @param anchor names the place without line numbers
 * @param place what kind of file it stands in
 * @param form how it was recognised
 * @param quality whether it looks like a real one
 * @param environments the environments of the file; empty for all
 * @param local whether it belongs to something on the developer's own machine
 */
public record Credential(
    String name,
    String value,
    Location location,
    String anchor,
    Place place,
    Form form,
    Quality quality,
    Set<String> environments,
    boolean local) {

  /** The environment of the developer's own machine. */
  static final String LOCAL = "local";

  public Credential {
    environments = Set.copyOf(environments);
  }

  /** What kind of file a credential stands in. */
  public enum Place {
    MULE_XML,
    /** A literal of a script, in a file of its own or in Mule XML. */
    DATAWEAVE,
    PROPERTY_FILE,
    /** A file that {@code secure-properties:config} loads. */
    SECURE_PROPERTY_FILE,
    GLOBAL_PROPERTY,
    /** The {@code pom.xml}, or Maven settings that come with the application. */
    POM,
    LOGGING,
    /** Beans of Spring that the application loads beside its own configuration. */
    SPRING,
    /** A user of Spring Security, kept in its configuration. */
    SPRING_USER,
    /** Java or Groovy source. */
    CODE,
    /** A specification of an API, where most values are examples. */
    SPECIFICATION,
    /** A pipeline, script, container or launch file. */
    OTHER_FILE
  }

  /** How a credential was recognised; the most telling way first. */
  public enum Form {
    /** The key that decrypts secure properties. */
    DECRYPTION_KEY,
    /** A private key in text form. */
    PRIVATE_KEY,
    /** A private key in text form that a passphrase protects. */
    ENCRYPTED_PRIVATE_KEY,
    /** By its place in an address: {@code ftp://user:…@host}. */
    ADDRESS,
    /** By its own form: {@code AKIA…}. */
    TOKEN,
    /** By the name it is bound to. */
    NAMED,
    /** By its use: what a class or function takes as a key or initialisation vector. */
    CRYPTOGRAPHIC_KEY,
    /** By nothing but how random it looks. */
    RANDOM
  }

  /** Whether a value looks like a credential that protects something. */
  public enum Quality {
    /** Nothing speaks against it. */
    REAL,
    /** Plain lower-case letters: perhaps a word. */
    WEAK,
    /** One that anybody tries first: {@code changeit}. */
    TRIVIAL
  }
}
