/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key manager of the JDK is asked for one algorithm after the other; selectors are told of a client that takes only that. */
class OneAlgorithmTest {
    @ParameterizedTest
    @CsvSource({
        "EC, TLSv1.3, P256 P384 P521",
        "EC, TLSv1.2, P256 P384 P521",
        "RSA, TLSv1.3, RSA",
        "RSA, TLSv1.2, RSA",
        "RSASSA-PSS, TLSv1.3, RSA_PSS",
        "RSASSA-PSS, TLSv1.2, RSA_PSS",
        "EdDSA, TLSv1.3, ED25519 ED448",
        "EdDSA, TLSv1.2, ED25519 ED448",
    })
    void itsKindsOfKeyCanBeUsedAndNoOther(String algorithm, String protocol, String kinds) {
        ClientHello hello = OneAlgorithm.hello(Fixture.ORIGIN, Optional.empty(), protocol, algorithm);

        assertThat(Arrays.stream(KeyKind.values()).filter(kind -> KeyTypeSelector.canUse(hello, kind, Terms.MODERN)))
                .extracting(KeyKind::name)
                .containsExactlyInAnyOrderElementsOf(List.of(kinds.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({"DSA, TLSv1.3", "DSA, TLSv1.2"})
    void anAlgorithmThatNobodySignsWithFitsNoKey(String algorithm, String protocol) {
        ClientHello hello = OneAlgorithm.hello(Fixture.ORIGIN, Optional.empty(), protocol, algorithm);

        assertThat(KeyKind.values()).noneMatch(kind -> KeyTypeSelector.canUse(hello, kind, Terms.ALL));
    }
}
