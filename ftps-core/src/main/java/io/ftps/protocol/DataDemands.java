/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.DataBinding;
import io.ftps.server.UploadEnd;

/**
 * What is demanded of the next data connection.
 *
 * @param protection what it will be protected by
 * @param binding what must tie it to the control connection
 * @param uploadEnd what ends an upload over it under TLS
 */
public record DataDemands(ProtectionLevel protection, DataBinding binding, UploadEnd uploadEnd) {}
