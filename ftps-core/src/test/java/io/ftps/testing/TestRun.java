/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.server.Transport;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.TlsEngine;

/** Which of the two runs of the tests this is: modules on JDK and NIO, or the class path on BoringSSL and epoll. */
public final class TestRun {
    private static final String ENGINE = System.getProperty("ftps.test.engine", "JDK");
    private static final String TRANSPORT = System.getProperty("ftps.test.transport", "NIO");

    private TestRun() {}

    public static EngineChoice engineChoice() {
        return EngineChoice.valueOf(ENGINE);
    }

    public static TlsEngine engine() {
        return TlsEngine.valueOf(ENGINE);
    }

    public static Transport transport() {
        return Transport.valueOf(TRANSPORT);
    }

    /** The JDK's engine is tested on the module path, BoringSSL on the class path. */
    public static boolean isOnModulePath() {
        return engine() == TlsEngine.JDK;
    }
}
