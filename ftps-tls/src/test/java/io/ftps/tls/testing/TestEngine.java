/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;

/** The engine this run of the tests is about; the build runs them once for each. */
public final class TestEngine {
    private TestEngine() {}

    public static TlsEngine expected() {
        return TlsEngine.valueOf(System.getProperty("ftps.test.engine", "JDK"));
    }

    /** A builder whose engine must be the expected one by itself: nothing is forced. */
    public static ServerTls serving(CertificateSelector selector) {
        return checked(ServerTls.builder().certificates(selector).build());
    }

    /** Passes a server on whose engine is the expected one. */
    public static ServerTls checked(ServerTls tls) {
        assertThat(tls.engine()).isEqualTo(expected());
        assertThat(ServerTls.class.getModule().isNamed()).isEqualTo(expected() == TlsEngine.JDK);
        return tls;
    }

    /** What this engine can say of a resumed side channel. */
    public static ResumptionLevel resumed() {
        return expected() == TlsEngine.JDK ? ResumptionLevel.PROVEN : ResumptionLevel.UNPROVEN;
    }
}
