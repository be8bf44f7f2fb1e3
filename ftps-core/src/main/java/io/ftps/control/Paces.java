/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.TransferRates;
import io.ftps.data.Pace;
import io.ftps.protocol.Shared;
import io.ftps.protocol.UserKey;
import io.ftps.server.TransferInfo.Direction;
import java.util.OptionalLong;

/** The paces of all users who have one. Thread-safe. */
public final class Paces {
    private final Shared<Key, Pace> paces = new Shared<>();

    /** Nobody has transferred anything yet. */
    public Paces() {}

    /** A user whose rate has been changed begins anew. */
    private record Key(UserKey user, Lane lane, long bytesPerSecond) {}

    private enum Lane {
        FROM_THE_CLIENT,
        TO_THE_CLIENT
    }

    /** The pace of a transfer, shared with the others of the same user that go the same way. */
    Pace of(UserKey user, TransferRates rates, Direction direction) {
        return switch (direction) {
            case UPLOAD -> of(user, Lane.FROM_THE_CLIENT, rates.upload());
            case DOWNLOAD, LISTING -> of(user, Lane.TO_THE_CLIENT, rates.download());
        };
    }

    private Pace of(UserKey user, Lane lane, OptionalLong rate) {
        return rate.isEmpty()
                ? Pace.UNBOUND
                : paces.of(new Key(user, lane, rate.getAsLong()), () -> new Pace(rate.getAsLong(), System::nanoTime));
    }
}
