/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Undecided;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifiers joined by "any of" and by "all of": what they say together, and who is asked. */
class JoinedVerifiersTest {
    private static final Accepted ALONE = new Accepted();
    private static final Accepted VOUCHED = new Accepted(List.of(TestKeys.AUTHORITY.getCertificate()));
    private static final Unknown UNKNOWN = new Unknown();
    private static final Refused LATE = new Refused("it expired");
    private static final Undecided DOWN = new Undecided("nobody answers");
    private static final Refused BAD = new Refused("it was revoked");

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(List.of(ALONE), ALONE, 1, ALONE, 1),
                Arguments.of(List.of(UNKNOWN), UNKNOWN, 1, UNKNOWN, 1),
                Arguments.of(List.of(LATE), LATE, 1, LATE, 1),
                Arguments.of(List.of(ALONE, VOUCHED), ALONE, 1, VOUCHED, 2),
                Arguments.of(List.of(VOUCHED, ALONE), VOUCHED, 1, VOUCHED, 2),
                Arguments.of(List.of(ALONE, UNKNOWN), ALONE, 1, UNKNOWN, 2),
                Arguments.of(List.of(UNKNOWN, ALONE), ALONE, 2, UNKNOWN, 2),
                Arguments.of(List.of(ALONE, LATE), ALONE, 1, LATE, 2),
                Arguments.of(List.of(LATE, ALONE), ALONE, 2, LATE, 1),
                Arguments.of(List.of(UNKNOWN, UNKNOWN), UNKNOWN, 2, UNKNOWN, 2),
                Arguments.of(List.of(UNKNOWN, LATE), LATE, 2, LATE, 2),
                Arguments.of(List.of(LATE, UNKNOWN, BAD), new Refused("it expired; it was revoked"), 3, LATE, 1),
                Arguments.of(List.of(LATE, LATE), LATE, 2, LATE, 1),
                Arguments.of(List.of(DOWN), DOWN, 1, DOWN, 1),
                Arguments.of(List.of(DOWN, ALONE), ALONE, 2, DOWN, 2),
                Arguments.of(List.of(DOWN, UNKNOWN), DOWN, 2, DOWN, 2),
                Arguments.of(List.of(DOWN, LATE), new Undecided("nobody answers; it expired"), 2, LATE, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void saysTogether(
            List<ClientCertificateVerdict> single,
            ClientCertificateVerdict any,
            int askedForAny,
            ClientCertificateVerdict all,
            int askedForAll) {
        List<ClientCertificateVerdict> asked = new ArrayList<>();
        List<ClientCertificateVerifier> verifiers = single.stream()
                .map(verdict -> (ClientCertificateVerifier) (chain, origin) -> {
                    asked.add(verdict);
                    return verdict;
                })
                .toList();

        assertThat(AnyOf.of(verifiers).verify(List.of(), Fixture.ORIGIN)).isEqualTo(any);
        assertThat(asked).hasSize(askedForAny);
        asked.clear();
        assertThat(AllOf.of(verifiers).verify(List.of(), Fixture.ORIGIN)).isEqualTo(all);
        assertThat(asked).hasSize(askedForAll);
    }

    @Test
    void noneAtAllIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(AnyOf::of)
                .withMessage("verifiers: none (expected: at least one)");
        assertThatIllegalArgumentException()
                .isThrownBy(AllOf::of)
                .withMessage("verifiers: none (expected: at least one)");
    }
}
