package io.mastic.runtime.launch;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import py4j.ClientServer;

/**
 * The Py4J door through which the script reaches this JVM: loopback only, behind a secret that is
 * made for this run.
 */
record PythonGateway(int port, String secret) {

  static PythonGateway open() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    ClientServer server =
        new ClientServer.ClientServerBuilder()
            .authToken(secret)
            .javaAddress(InetAddress.getLoopbackAddress())
            .javaPort(0)
            .build();
    server.startServer(true);
    return new PythonGateway(server.getJavaServer().getListeningPort(), secret);
  }
}
