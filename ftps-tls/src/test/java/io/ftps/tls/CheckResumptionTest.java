/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckResumptionTest {
    /** The JDK reads it whenever a context is made. */
    private static final String SEALED_TICKETS = "jdk.tls.server.enableSessionTicketExtension";

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @Test
    void aTicketResumesTwice() {
        ServerTls tls = TestEngine.serving(CertificateSelector.single(TestKeys.EC));

        assertThatCode(tls::checkResumption).doesNotThrowAnyException();
    }

    @Test
    void aJvmThatRemembersSessionsInsteadIsNoticed() {
        ServerTls tls = ServerTls.builder()
                .engine(EngineChoice.JDK)
                .certificates(CertificateSelector.single(TestKeys.EC))
                .build();
        System.setProperty(SEALED_TICKETS, "false");
        try {
            assertThatIllegalStateException()
                    .isThrownBy(tls::checkResumption)
                    .withMessage(
                            "The TLS engine JDK does not resume a TLSv1.3 session twice"
                                    + " (expected: a JVM started without -Djdk.tls.server.enableSessionTicketExtension=false).");
        } finally {
            System.clearProperty(SEALED_TICKETS);
        }
    }
}
