/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

/**
 * How an upload meets a file that is already there, and what stays when it is discarded. Only {@link Replace} is
 * atomic: the other two write in place, because that is what a client that resumes asks for.
 */
public sealed interface WriteMode {
    /**
     * STOR and STOU: the file appears, or replaces the old one, at commit and not before; a discarded upload leaves
     * nothing. Of two that run at once the one that is committed last wins, never a mixture.
     */
    record Replace() implements WriteMode {}

    /**
     * APPE: bytes go to the end of the file, which is made if it is missing. They are visible at once, and a discarded
     * upload keeps what arrived.
     */
    record Append() implements WriteMode {}

    /**
     * REST before STOR: bytes go to the offset of the file that is there; what lies behind it is cut off when the upload
     * opens. A discarded upload keeps what arrived. An offset behind the end is refused with
     * {@link OffsetBeyondEndException}: there would be a hole.
     *
     * @param offset where to go on, in bytes from the start, not negative; 0 makes the file if it is missing
     */
    record ResumeAt(long offset) implements WriteMode {
        /** Checks that the offset lies in a file. */
        public ResumeAt {
            if (offset < 0) {
                throw new IllegalArgumentException("offset: " + offset + " (expected: >= 0)");
            }
        }
    }
}
