package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Person;
import java.util.List;

/**
 * One message.
 *
 * @param id without brackets
 * @param inReplyTo id of the message answered; empty if none
 * @param references ids of the thread so far, in brackets, by blanks
 * @param sentAt seconds since 1970
 * @param cc null if nobody
 * @param body lines
 * @param headers further header lines
 */
record Letter(
    String id,
    String inReplyTo,
    String references,
    long sentAt,
    Person from,
    Person to,
    Person cc,
    String subject,
    List<String> body,
    List<String> headers) {

  Letter withHeaders(List<String> others) {
    return new Letter(id, inReplyTo, references, sentAt, from, to, cc, subject, body, others);
  }
}
