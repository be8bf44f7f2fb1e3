/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** A socket that can hold back what is written to it, so that a handshake's last bytes and what is behind them go out as one. */
final class HoldingSocket extends Socket {
    private Optional<ByteArrayOutputStream> held = Optional.empty();

    void hold() {
        held = Optional.of(new ByteArrayOutputStream());
    }

    void sendHeld() throws IOException {
        byte[] bytes = held.orElseThrow().toByteArray();
        held = Optional.empty();
        super.getOutputStream().write(bytes);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (held.isPresent()) {
                    held.get().write(bytes, offset, length);
                } else {
                    out.write(bytes, offset, length);
                }
            }
        };
    }
}
