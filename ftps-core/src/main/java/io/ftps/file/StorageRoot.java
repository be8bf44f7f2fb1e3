/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

/**
 * A view whose calls all depend on one piece of storage, such as a disk or a share. When that hangs, it takes at most half of
 * a server's file workers with it, and views of other storage go on. A view without this capability counts as storage of its
 * own.
 */
public interface StorageRoot {
    /**
     * What the storage is known by.
     *
     * @return equal for views that hang together; kept as long as one of them is in use
     */
    Object storageKey();
}
