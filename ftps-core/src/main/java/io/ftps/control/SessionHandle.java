/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.LoginGuard;
import io.ftps.protocol.Dismissal;
import io.ftps.protocol.Review;
import io.ftps.server.CloseReason;
import io.ftps.server.SessionInfo;
import java.util.Optional;
import java.util.function.Consumer;

/** One session as other threads see it: what they want of it is done on its event loop. */
final class SessionHandle {
    private final SessionParts parts;
    private final ControlHandler session;

    SessionHandle(SessionParts parts, ControlHandler session) {
        this.parts = parts;
        this.session = session;
    }

    /** Takes a place among the sessions, or says why there is none. */
    Optional<Refusal> enter() {
        LoginGuard.Admission admission = parts.connection().admission();
        if (admission instanceof LoginGuard.Admission.Banned) {
            return Optional.of(new Refusal(
                    CloseReason.ADDRESS_BANNED, "Too many failed logins from your address; try again later."));
        }
        return parts.context()
                .sessions()
                .enter(this, parts.connection().origin().remoteAddress().getAddress(), admission)
                .map(text -> new Refusal(CloseReason.TOO_MANY_SESSIONS, text));
    }

    /** Why a session does not begin. */
    record Refusal(CloseReason reason, String text) {}

    /** Who it was at its last event. */
    SessionInfo info() {
        return parts.events().latest();
    }

    /** Tells what it rests on, on its loop. */
    void review(Consumer<Review> look) {
        session.onLoop(() -> look.accept(parts.connection().review()));
    }

    /** Ends it, unless what was found is about a login or a handshake that is over. */
    void dismiss(Dismissal why, Review found) {
        session.onLoop(() -> {
            if (parts.connection().review().isAsGoodAs(found)) {
                session.dismiss(why);
            }
        });
    }

    void dismiss(Dismissal why) {
        session.onLoop(() -> session.dismiss(why));
    }

    void drain() {
        session.onLoop(session::drain);
    }

    void cut() {
        session.onLoop(session::cut);
    }

    /** Its event loop is gone. */
    void abandon() {
        session.abandon();
    }
}
