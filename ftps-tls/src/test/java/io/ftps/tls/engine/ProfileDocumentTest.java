/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says what is negotiated. One JVM can check one column: the build runs on each engine, and on 17 and 25. */
class ProfileDocumentTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final boolean WRITE = Boolean.getBoolean("ftps.docs.write");

    @ParameterizedTest
    @ValueSource(strings = {"modern-2026", "compatible-2026", "fips-approved-algorithms-2026", "legacy-2026"})
    void theColumnOfThisEngineIsTrue(String name) throws Exception {
        ProfileDocument document = new ProfileDocument();
        String column = column();
        assumeTrue(ProfileDocument.COLUMNS.contains(column), "There is no column " + column + ".");
        Map<String, String> cells = cells(TlsProfile.named(name));
        if (WRITE) {
            document.replace(name, column, cells);
        }

        assertThat(document.column(name, column))
                .as(
                        "docs/tls-profiles.md, %s, column %s; -Dftps.docs.write=true writes what this engine does",
                        name, column)
                .containsExactlyEntriesOf(cells);
    }

    @Test
    void everyProfileHasATable() throws Exception {
        assertThat(new ProfileDocument().profiles())
                .containsExactlyInAnyOrder(
                        "modern-2026", "compatible-2026", "fips-approved-algorithms-2026", "legacy-2026");
    }

    private static String column() {
        return switch (TestEngine.expected()) {
            case BORINGSSL -> "BoringSSL";
            case JDK -> "JDK " + Runtime.version().feature();
        };
    }

    /** A profile that this engine does not take has a dash in each cell; BoringSSL takes one in TLS 1.2 only. */
    private static Map<String, String> cells(TlsProfile profile) throws Exception {
        if (profile.equals(TlsProfile.legacy2026()) && TestEngine.expected() == TlsEngine.JDK) {
            Map<String, String> dashes = new LinkedHashMap<>();
            new ProfileColumn(profile, serving(TlsProfile.compatible2026()))
                    .names()
                    .forEach(name -> dashes.put(name, "-"));
            return dashes;
        }
        boolean inTls12Only =
                profile.equals(TlsProfile.fipsApprovedAlgorithms2026()) && TestEngine.expected() == TlsEngine.BORINGSSL;
        return new ProfileColumn(
                        profile,
                        serving(inTls12Only ? profile.withVersions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2) : profile))
                .cells();
    }

    private static ServerTls serving(TlsProfile profile) {
        return ServerTls.builder()
                .certificates(CertificateSelector.single(TestKeys.EC))
                .engine(EngineChoice.valueOf(TestEngine.expected().name()))
                .profile(profile)
                .build();
    }
}
