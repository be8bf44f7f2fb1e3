/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecoysTest {
    private static final List<PasswordHash> MIXED =
            List.of(PasswordHash.parse(Hashes.BCRYPT), PasswordHash.parse(Hashes.CHEAP_ARGON2));

    private final Decoys decoys = new Decoys();

    @Test
    void aNameIsAlwaysDealtADecoyOfTheSameCost() {
        String first = decoys.forName("mallory", MIXED).toString();

        Set<String> later = IntStream.range(0, 50)
                .mapToObj(i -> decoys.forName("mallory", MIXED).toString())
                .collect(Collectors.toSet());

        assertThat(later).containsExactly(first);
    }

    @Test
    void strangersCostWhatUsersCost() {
        Set<String> costs = IntStream.range(0, 200)
                .mapToObj(i -> decoys.forName("stranger" + i, MIXED).toString())
                .collect(Collectors.toSet());

        assertThat(costs).containsExactlyInAnyOrder("bcrypt $2y$05$", "argon2id m=8,t=1,p=1");
    }

    @Test
    void whoIsDealtWhatCannotBeToldFromTheName() {
        Set<String> costs = IntStream.range(0, 200)
                .mapToObj(i -> new Decoys().forName("mallory", MIXED).toString())
                .collect(Collectors.toSet());

        assertThat(costs).hasSize(2);
    }

    @Test
    void withoutUsersADecoyCostsWhatANewHashDoes() {
        assertThat(decoys.forName("mallory", List.of())).hasToString("argon2id m=19456,t=2,p=1");
    }
}
