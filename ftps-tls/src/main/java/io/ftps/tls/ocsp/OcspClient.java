/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import io.ftps.tls.fetch.FetchException;
import io.ftps.tls.fetch.HttpExchange;
import io.ftps.tls.fetch.KeptAnswers;
import io.ftps.tls.fetch.KeptAnswers.Kept;
import io.ftps.tls.ocsp.OcspSettings.Time;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/**
 * Asks the authorities of others whether a certificate is revoked, and keeps their answers until their next update. For any
 * number of threads: those who ask about one certificate at once share one question. That there is none is kept for a
 * while too ({@link Time#FIRST_RETRY}), and a responder that cannot be reached is left alone for as long.
 *
 * <p>There is no nonce in a question (RFC 8954): answers are kept, so that one that is played back is as good as one that
 * was kept, and most responders ignore it. The catch: whoever asks about a certificate has it tell where to ask, so it must
 * be known before to come from an authority that is believed.
 */
public final class OcspClient {
    /** How many answers are kept: some hundred bytes each, with their questions. */
    private static final int MOST_ANSWERS = 10_000;

    private final OcspSettings settings;
    private final Clock clock;
    private final HttpExchange http;
    private final RestingResponders unreachable;
    private final KeptAnswers<ByteBuffer, RevocationStatus> answers;

    /**
     * Begins with no answers; connects to nobody.
     *
     * @param settings whom to ask, and bounds
     * @param clock tells whether an answer is of now
     */
    public OcspClient(OcspSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = settings.newExchange();
        this.unreachable = new RestingResponders(clock, settings.get(Time.FIRST_RETRY));
        this.answers = new KeptAnswers<>(MOST_ANSWERS, clock);
    }

    /**
     * Tells what the authority says. Blocks for {@link Time#FETCH} at most, unless the answer is kept.
     *
     * @param certificate of whom it is asked
     * @param issuer who signed it
     * @return the answer; unavailable for a while if there was none
     * @throws InterruptedException if the thread is not to wait any longer
     */
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer) throws InterruptedException {
        Optional<OcspQuestion> question = OcspQuestion.about(certificate, issuer, settings.responder());
        return question.isEmpty() ? new RevocationStatus.Unasked() : status(question.get());
    }

    /** A question as it is sent, with number, name and key, is what its answer is kept by. */
    private RevocationStatus status(OcspQuestion question) throws InterruptedException {
        try {
            return answers.get(ByteBuffer.wrap(question.encoded()), () -> ask(question));
        } catch (OcspException e) {
            return new RevocationStatus.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Kept<RevocationStatus> ask(OcspQuestion question) throws InterruptedException {
        Optional<String> resting = unreachable.why(question.responder());
        if (resting.isPresent()) {
            return unavailable(question, resting.get());
        }
        try {
            byte[] response = question.ask(http);
            return kept(new OcspVerifier(question, clock.instant(), settings.get(Time.CLOCK_SKEW)).verify(response));
        } catch (OcspException e) {
            String why = String.valueOf(e.getMessage());
            if (e.getCause() instanceof FetchException) {
                unreachable.rest(question.responder(), why);
            }
            return unavailable(question, why);
        }
    }

    private Kept<RevocationStatus> unavailable(OcspQuestion question, String why) {
        return new Kept<>(
                new RevocationStatus.Unavailable(
                        "OCSP at " + question.responder().getHost() + ": " + why),
                clock.instant().plus(settings.get(Time.FIRST_RETRY)));
    }

    private Kept<RevocationStatus> kept(OcspAnswer answer) {
        if (answer instanceof OcspAnswer.Good good) {
            return new Kept<>(new RevocationStatus.Good(), good.staple().until());
        }
        OcspAnswer.Revoked revoked = (OcspAnswer.Revoked) answer;
        return new Kept<>(new RevocationStatus.Revoked(revoked.since(), revoked.reason()), revoked.until());
    }

    /** Forgets all answers, so that each is asked for again. Never blocks. */
    public void forget() {
        answers.clear();
        unreachable.clear();
    }
}
