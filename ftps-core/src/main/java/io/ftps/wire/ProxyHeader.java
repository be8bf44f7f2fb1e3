/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a proxy says at the begin of a connection about who is behind it: the PROXY protocol, version 1 (a line) and 2 (binary).
 * Strict: numbers and addresses in their usual form only, nothing is looked up in DNS, and no header is longer than its bound.
 */
public sealed interface ProxyHeader {
    /** Bytes of the longest header of version 1, with its line end. */
    int MAX_LINE_BYTES = 107;
    /** Bytes of addresses and extensions that are borne in version 2; its length field could say 65,535. */
    int MAX_BINARY_BYTES = 4_096;

    /**
     * The connection is made for a client.
     *
     * @param source where the client is
     * @param destination where the client connected to
     */
    record Relayed(InetSocketAddress source, InetSocketAddress destination) implements ProxyHeader {}

    /** The proxy speaks for itself, as in a health check, or does not know for whom: LOCAL, UNKNOWN. */
    record Local() implements ProxyHeader {}

    /**
     * This is no header.
     *
     * @param why one sentence
     */
    record Malformed(String why) implements ProxyHeader {}

    /**
     * Reads a header.
     *
     * @param in what has come so far; of a whole header every byte is taken, and none behind it
     * @return the header, or empty when more bytes are needed
     */
    static Optional<ProxyHeader> read(ByteBuf in) {
        return in.isReadable() && in.getByte(in.readerIndex()) == Binary.SIGNATURE[0] ? Binary.read(in) : Line.read(in);
    }

    /** Version 1, such as {@code PROXY TCP4 192.0.2.7 198.51.100.1 40000 21}. */
    final class Line {
        private static final byte[] START = "PROXY ".getBytes(StandardCharsets.US_ASCII);
        private static final Pattern RELAYED = Pattern.compile(
                "PROXY TCP([46]) ([0-9A-Fa-f.:]{2,39}) ([0-9A-Fa-f.:]{2,39}) (0|[1-9][0-9]{0,4}) (0|[1-9][0-9]{0,4})");
        private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN( .*)?");
        private static final String NUMBER = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
        private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

        private Line() {}

        private static Optional<ProxyHeader> read(ByteBuf in) {
            int known = Math.min(in.readableBytes(), START.length);
            for (int i = 0; i < known; i++) {
                if (in.getByte(in.readerIndex() + i) != START[i]) {
                    return malformed("It does not begin with a PROXY header.");
                }
            }
            int length = in.bytesBefore(Math.min(in.readableBytes(), MAX_LINE_BYTES), (byte) '\n');
            if (length < 0) {
                return in.readableBytes() < MAX_LINE_BYTES
                        ? Optional.empty()
                        : malformed("Its PROXY line is longer than " + MAX_LINE_BYTES + " bytes.");
            }
            String line =
                    in.readCharSequence(length + 1, StandardCharsets.US_ASCII).toString();
            return line.endsWith("\r\n")
                    ? parse(line.substring(0, length - 1))
                    : malformed("Its PROXY line has no CR LF.");
        }

        private static Optional<ProxyHeader> parse(String line) {
            if (UNKNOWN.matcher(line).matches()) {
                return Optional.of(new Local());
            }
            Matcher relayed = RELAYED.matcher(line);
            if (!relayed.matches()) {
                return malformed("Its PROXY line cannot be read.");
            }
            int family = Integer.parseInt(relayed.group(1));
            Optional<InetSocketAddress> source = address(family, relayed.group(2), relayed.group(4));
            Optional<InetSocketAddress> destination = address(family, relayed.group(3), relayed.group(5));
            return source.isPresent() && destination.isPresent()
                    ? Optional.of(new Relayed(source.get(), destination.get()))
                    : malformed("Its PROXY line has an address or a port that is none.");
        }

        /** An address with a colon is never looked up. */
        private static Optional<InetSocketAddress> address(int family, String host, String port) {
            int number = Integer.parseInt(port);
            boolean fits = family == 4 ? IPV4.matcher(host).matches() : host.indexOf(':') >= 0;
            if (!fits || number > 0xFFFF) {
                return Optional.empty();
            }
            try {
                return Optional.of(new InetSocketAddress(InetAddress.getByName(host), number));
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }
    }

    /** Version 2: a signature, version and command, family, length, addresses, extensions. */
    final class Binary {
        private static final byte[] SIGNATURE = ByteBufUtil.decodeHexDump("0d0a0d0a000d0a515549540a");
        private static final int FIXED_BYTES = 16;
        private static final int LOCAL = 0x20;
        private static final int PROXY = 0x21;
        private static final int UNSPECIFIED = 0x00;
        private static final int TCP4 = 0x11;
        private static final int TCP6 = 0x21;

        private Binary() {}

        private static Optional<ProxyHeader> read(ByteBuf in) {
            int start = in.readerIndex();
            int known = Math.min(in.readableBytes(), SIGNATURE.length);
            for (int i = 0; i < known; i++) {
                if (in.getByte(start + i) != SIGNATURE[i]) {
                    return malformed("It does not begin with a PROXY header.");
                }
            }
            if (in.readableBytes() < FIXED_BYTES) {
                return Optional.empty();
            }
            int length = in.getUnsignedShort(start + FIXED_BYTES - Short.BYTES);
            if (length > MAX_BINARY_BYTES) {
                return malformed("Its PROXY header is longer than " + MAX_BINARY_BYTES + " bytes.");
            }
            return in.readableBytes() < FIXED_BYTES + length
                    ? Optional.empty()
                    : parse(in.readSlice(FIXED_BYTES + length).skipBytes(SIGNATURE.length));
        }

        private static Optional<ProxyHeader> parse(ByteBuf header) {
            int command = header.readUnsignedByte();
            int family = header.readUnsignedByte();
            header.skipBytes(Short.BYTES);
            if (command == LOCAL || (command == PROXY && family == UNSPECIFIED)) {
                return Optional.of(new Local());
            }
            if (command != PROXY || (family != TCP4 && family != TCP6)) {
                return malformed("Its PROXY header has a version, a command or a family that is not served.");
            }
            int addressBytes = family == TCP4 ? 4 : 16;
            if (header.readableBytes() < 2 * (addressBytes + Short.BYTES)) {
                return malformed("Its PROXY header is too short for its addresses.");
            }
            InetAddress source = address(header, addressBytes);
            InetAddress destination = address(header, addressBytes);
            return Optional.of(new Relayed(
                    new InetSocketAddress(source, header.readUnsignedShort()),
                    new InetSocketAddress(destination, header.readUnsignedShort())));
        }

        private static InetAddress address(ByteBuf header, int length) {
            byte[] bytes = new byte[length];
            header.readBytes(bytes);
            try {
                return InetAddress.getByAddress(bytes);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an address has 4 or 16 bytes", e);
            }
        }
    }

    private static Optional<ProxyHeader> malformed(String why) {
        return Optional.of(new Malformed(why));
    }
}
