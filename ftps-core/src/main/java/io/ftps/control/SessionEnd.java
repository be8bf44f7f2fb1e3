/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.LastBytes;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits.Time;
import io.netty.channel.Channel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The end of one session: what runs is stopped, the last bytes go out, the places it held are given back, and why is told. */
final class SessionEnd {
    private final SessionParts parts;
    private CloseReason reason = CloseReason.CLIENT_GONE;
    private Optional<String> detail = Optional.empty();

    SessionEnd(SessionParts parts) {
        this.parts = parts;
    }

    /** A connection that breaks, or carries what is no TLS, is no fault of ours. Native transports wrap what the system says. */
    static boolean isOfThePeer(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof DecoderException;
    }

    /** Says why, if it is not the client that goes. */
    void because(CloseReason why) {
        because(why, Optional.empty());
    }

    /** The same where there is more to say to the operator. */
    void because(CloseReason why, Optional<String> more) {
        reason = why;
        detail = more;
    }

    /** Serves nothing more; what was said before still reaches the client. */
    void begin(Channel channel) {
        parts.clock().stop(false);
        parts.data().closeEndpoint();
        parts.decoder().discard();
        LastBytes.finish(channel, parts.context().limits().get(Time.LINGER));
    }

    /** Nothing of the session runs any more. */
    void over(SessionHandle session) {
        parts.tls().release();
        parts.context()
                .sessions()
                .leave(session, parts.connection().info().remoteAddress().getAddress());
        parts.events().closed(reason, detail);
    }
}
