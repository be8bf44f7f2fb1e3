/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Accounts and the holding tank in files. A server reads users through {@link io.ftps.auth.file.UsersFile}, which follows
 * changes; tools write them through {@link io.ftps.auth.file.UsersFileEditor}; both share a
 * {@link io.ftps.auth.file.FileHoldingTank}.
 *
 * <p>In a users file each user has a line, {@code NAME:HASH} and settings {@code KEY=VALUE}, all separated by colons. Lines that
 * begin with {@code #} and empty lines are kept. In a value, {@code %3A} stands for a colon and {@code %25} for a percent sign.
 * The hash may be empty where a certificate alone suffices. The settings:
 *
 * <dl>
 *   <dt>{@code home=FOLDER}
 *   <dd>the folder shown as {@code /}, a whole path; by default the server decides
 *   <dt>{@code full-name=TEXT}
 *   <dd>of the person or the company, which certificates may be told by
 *   <dt>{@code method=WORD}
 *   <dd>{@code password} (the default), {@code certificate}, {@code certificate-and-password},
 *       {@code certificate-or-password}: see {@link io.ftps.auth.LoginMethod}
 *   <dt>{@code certificate=MATCH}, repeatable
 *   <dd>a certificate of the user, as {@link io.ftps.auth.CertificateMatch} writes it; behind it may stand {@code ;until=DATE} and
 *       {@code ;subject=NAME}, what is known of the certificate it was made from; {@code %3B} stands for a semicolon
 *   <dt>{@code allow=PATH=WORDS}, repeatable
 *   <dd>what is allowed below a path: {@code all}, {@code read-only}, {@code none}, or some of {@code read}, {@code write},
 *       {@code append}, {@code delete}, {@code rename}, {@code mkdir}, {@code list} with commas between; with none of these
 *       settings everything is allowed, with any of them nothing else
 *   <dt>{@code quota-bytes=AMOUNT}, {@code quota-files=NUMBER}
 *   <dd>how much the user may store; amounts are whole numbers, perhaps of {@code K}, {@code M}, {@code G} or {@code T}, each
 *       1,024 times the one before
 *   <dt>{@code upload-rate=AMOUNT}, {@code download-rate=AMOUNT}
 *   <dd>bytes a second, all transfers of the user together
 *   <dt>{@code listener=NAME}, repeatable
 *   <dd>where the user may log in; by default everywhere
 *   <dt>{@code network=ADDRESS/LENGTH}, repeatable
 *   <dd>where the user may come from; by default everywhere
 *   <dt>{@code expires=DATE}
 *   <dd>when the account ends: {@code 2027-12-31} for the beginning of that day in UTC, or {@code 2027-12-31T18%3A00%3A00Z}
 *   <dt>{@code max-sessions=NUMBER}
 *   <dd>how many sessions the user may have at once
 *   <dt>{@code message=TEXT}, repeatable
 *   <dd>a line that greets the user behind the login
 * </dl>
 */
@NullMarked
package io.ftps.auth.file;

import org.jspecify.annotations.NullMarked;
