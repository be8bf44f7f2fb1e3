/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.BUSY;
import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.LoginRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EitherAuthenticatorTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstThatKnowsTheUserDecides() {
        assertThat(outcome(accepting("first").or(accepting("next")))).isEqualTo("accepted by first");
        assertThat(asked).containsExactly("first");
    }

    @Test
    void theNextIsAskedWhenTheFirstDoesNotKnowTheUser() {
        assertThat(outcome(refusing("first", UNKNOWN_USER).or(accepting("next"))))
                .isEqualTo("accepted by next");
        assertThat(outcome(refusing("first", UNKNOWN_USER).or(refusing("next", WRONG_PASSWORD))))
                .isEqualTo("WRONG_PASSWORD by next");
    }

    @Test
    void aWrongPasswordCostsTheWorkOfBothAndStaysRefused() {
        assertThat(outcome(refusing("first", WRONG_PASSWORD).or(accepting("next"))))
                .isEqualTo("WRONG_PASSWORD by first");
        assertThat(outcome(refusing("first", WRONG_PASSWORD).or(refusing("next", UNKNOWN_USER))))
                .isEqualTo("WRONG_PASSWORD by first");
        assertThat(asked).containsExactly("first", "next", "first", "next");
    }

    @Test
    void whatAClientMaySeeOfTheNextItSeesForKnownUsersToo() {
        assertThat(outcome(refusing("first", WRONG_PASSWORD).or(refusing("next", BUSY))))
                .isEqualTo("BUSY by next");
        assertThat(outcome(refusing("first", WRONG_PASSWORD).or(refusing("next", UNAVAILABLE))))
                .isEqualTo("UNAVAILABLE by next");
    }

    @Test
    void nobodyElseIsAskedWhenTheFirstCannotDecide() {
        assertThat(outcome(refusing("first", BUSY).or(accepting("next")))).isEqualTo("BUSY by first");
        assertThat(outcome(refusing("first", UNAVAILABLE).or(accepting("next"))))
                .isEqualTo("UNAVAILABLE by first");
        assertThat(asked).containsExactly("first", "first");
    }

    private Authenticator accepting(String name) {
        return attempt -> {
            asked.add(name);
            return User.named(name);
        };
    }

    private Authenticator refusing(String name, Reason reason) {
        return attempt -> {
            asked.add(name);
            throw new LoginRefusedException(reason, name);
        };
    }

    private static String outcome(Authenticator authenticator) {
        try {
            return "accepted by "
                    + authenticator.authenticate(Attempts.login("alice", "p")).name();
        } catch (LoginRefusedException refusal) {
            return refusal.reason() + " by " + refusal.getMessage();
        }
    }
}
