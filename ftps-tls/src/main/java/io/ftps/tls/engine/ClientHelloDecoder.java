/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the body of a ClientHello (RFC 8446, section 4.1.2; the same form in TLS 1.2). Every length is checked. */
final class ClientHelloDecoder {
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int APPLICATION_PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    private static final int RANDOM_BYTES = 32;
    private static final int HOST_NAME = 0;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    private ClientHelloDecoder() {}

    /** Decodes without changing the buffer's indices. */
    static ClientHello decode(ByteBuf body, ConnectionOrigin origin) throws HandshakeRefusedException {
        try {
            return read(body.duplicate(), origin);
        } catch (IndexOutOfBoundsException e) {
            throw new HandshakeRefusedException(
                    TlsAlert.DECODE_ERROR, "The ClientHello is malformed: it ends within a field.", e);
        }
    }

    private static ClientHello read(ByteBuf in, ConnectionOrigin origin) throws HandshakeRefusedException {
        int legacyVersion = in.readUnsignedShort();
        in.skipBytes(RANDOM_BYTES);
        in.skipBytes(in.readUnsignedByte()); // session id
        List<Integer> cipherSuites = shorts(wide(in));
        in.skipBytes(in.readUnsignedByte()); // compression methods
        Map<Integer, ByteBuf> extensions = in.isReadable() ? extensions(wide(in)) : Map.of();
        ended(in, "the message");

        ByteBuf versions = extensions.get(SUPPORTED_VERSIONS);
        return new ClientHello(
                origin,
                serverName(extension(extensions, SERVER_NAME)),
                versions == null ? List.of(legacyVersion) : shorts(narrow(versions)),
                cipherSuites,
                listIn(extension(extensions, SIGNATURE_ALGORITHMS)),
                listIn(extension(extensions, SUPPORTED_GROUPS)),
                protocols(extension(extensions, APPLICATION_PROTOCOLS)));
    }

    private static Map<Integer, ByteBuf> extensions(ByteBuf in) throws HandshakeRefusedException {
        Map<Integer, ByteBuf> found = new HashMap<>();
        while (in.isReadable()) {
            int type = in.readUnsignedShort();
            if (found.put(type, wide(in)) != null) {
                throw malformed("extension " + type + " comes twice");
            }
        }
        return found;
    }

    private static ByteBuf extension(Map<Integer, ByteBuf> extensions, int type) {
        return extensions.getOrDefault(type, Unpooled.EMPTY_BUFFER);
    }

    /** The first host name of the list; a server must not find more than one (RFC 6066, section 3). */
    private static Optional<String> serverName(ByteBuf in) throws HandshakeRefusedException {
        if (!in.isReadable()) {
            return Optional.empty();
        }
        ByteBuf list = wide(in);
        ended(in, "the server name");
        while (list.isReadable()) {
            int type = list.readUnsignedByte();
            String name = wide(list).toString(StandardCharsets.ISO_8859_1);
            if (type == HOST_NAME) {
                return Optional.of(checked(name));
            }
        }
        return Optional.empty();
    }

    private static String checked(String name) throws HandshakeRefusedException {
        if (!NAME.matcher(name).matches()) {
            throw malformed("the server name is no host name");
        }
        return name;
    }

    private static List<String> protocols(ByteBuf in) {
        List<String> names = new ArrayList<>();
        ByteBuf list = in.isReadable() ? wide(in) : in;
        while (list.isReadable()) {
            names.add(narrow(list).toString(StandardCharsets.ISO_8859_1));
        }
        return names;
    }

    private static List<Integer> listIn(ByteBuf in) {
        return in.isReadable() ? shorts(wide(in)) : List.of();
    }

    private static List<Integer> shorts(ByteBuf in) {
        List<Integer> values = new ArrayList<>(in.readableBytes() / 2);
        while (in.isReadable()) {
            values.add(in.readUnsignedShort());
        }
        return values;
    }

    private static ByteBuf narrow(ByteBuf in) {
        return in.readSlice(in.readUnsignedByte());
    }

    private static ByteBuf wide(ByteBuf in) {
        return in.readSlice(in.readUnsignedShort());
    }

    private static void ended(ByteBuf in, String field) throws HandshakeRefusedException {
        if (in.isReadable()) {
            throw malformed(in.readableBytes() + " bytes follow the end of " + field);
        }
    }

    private static HandshakeRefusedException malformed(String fault) {
        return new HandshakeRefusedException(TlsAlert.DECODE_ERROR, "The ClientHello is malformed: " + fault + ".");
    }
}
