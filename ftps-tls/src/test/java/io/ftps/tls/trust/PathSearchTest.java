/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.keys;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a path from a client to an authority is looked for, whatever the client sends. */
class PathSearchTest {
    private static final Party ROOT = root("Root");

    /** The client's certificate and those above it, below the root. */
    private static List<X509Certificate> tower(Party root, int length) {
        List<X509Certificate> chain = new ArrayList<>();
        KeyPair shared = keys("EC", 256);
        Party issuer = root;
        for (int i = 1; i < length; i++) {
            issuer = to("Issuer " + i).keyed(shared).authority().by(issuer);
            chain.add(0, issuer.certificate());
        }
        chain.add(0, to("anna").by(issuer).certificate());
        return chain;
    }

    private static ClientCertificateVerdict verdict(List<X509Certificate> chain) {
        return TrustAnchors.of(List.of(ROOT.certificate()))
                .withClock(Issuing.CLOCK)
                .verify(chain, Fixture.ORIGIN);
    }

    @Test
    void eightCertificatesBelowTheAnchorAreEnough() {
        assertThat(verdict(tower(ROOT, 8))).isInstanceOf(Accepted.class);
        assertThat(verdict(tower(ROOT, 9)))
                .isEqualTo(new Refused("the path is too long: 9 certificates below CN=Root, expected at most 8"));
    }

    @Test
    void ofAHundredAndTwentyIssuersFewAreLookedAt() {
        List<X509Certificate> chain = tower(ROOT, 121);

        assertTimeout(Duration.ofSeconds(20), () -> assertThat(verdict(chain)).isEqualTo(new Unknown()));
    }

    /** Each of them has issued each other one, so that there are a hundred million ways. */
    @Test
    void aMazeOfIssuersEnds() {
        KeyPair shared = keys("EC", 256);
        Party self = to("Maze").keyed(shared).authority().bySelf();
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(to("anna").by(self).certificate());
        for (int i = 0; i < 15; i++) {
            chain.add(to("Maze").keyed(shared).authority().by(self).certificate());
        }
        assertTimeout(Duration.ofSeconds(20), () -> assertThat(verdict(chain)).isEqualTo(new Unknown()));

        chain.set(
                3,
                to("Maze")
                        .keyed(shared)
                        .authority()
                        .until("2026-05-31T23:59:59Z")
                        .by(ROOT)
                        .certificate());
        assertTimeout(Duration.ofSeconds(20), () -> assertThat(verdict(chain)).isInstanceOf(Refused.class));
    }
}
