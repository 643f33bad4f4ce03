package com.acme;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;

public final class Orders {

  public static Object read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
