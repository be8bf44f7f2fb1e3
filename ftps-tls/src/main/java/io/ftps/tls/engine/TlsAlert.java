/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** The fatal alerts we send before there is an engine that could (RFC 8446, section 6.2). */
enum TlsAlert {
    UNEXPECTED_MESSAGE(10),
    HANDSHAKE_FAILURE(40),
    DECODE_ERROR(50),
    PROTOCOL_VERSION(70),
    INTERNAL_ERROR(80),
    UNRECOGNIZED_NAME(112),
    NO_APPLICATION_PROTOCOL(120);

    private static final int CONTENT_TYPE = 21;
    private static final int RECORD_VERSION = 0x0303;
    private static final int LENGTH = 2;
    private static final int FATAL = 2;

    private final int description;

    TlsAlert(int description) {
        this.description = description;
    }

    /** The whole record, in clear as all records are before the ServerHello. */
    ByteBuf toRecord(ByteBufAllocator allocator) {
        return allocator
                .buffer(7)
                .writeByte(CONTENT_TYPE)
                .writeShort(RECORD_VERSION)
                .writeShort(LENGTH)
                .writeByte(FATAL)
                .writeByte(description);
    }
}
