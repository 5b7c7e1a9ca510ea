package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Person;
import dev.plumbline.simulate.people.Tokens;
import dev.plumbline.simulate.text.Domain;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.text.Sentence;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.text.Slots;
import dev.plumbline.simulate.text.Split;
import dev.plumbline.simulate.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts sentences together to bodies. */
final class Composer {

  private static final double DISTRACTED = .15;
  private static final double SIGNED = .35;
  private static final double QUOTES = .2;

  private final Sentences sentences;
  private final Tokens tokens;

  Composer(Sentences sentences, Tokens tokens) {
    this.sentences = sentences;
    this.tokens = tokens;
  }

  /** What a body says, and which sentences say it. */
  record Words(String text, String ids, Split split) {}

  /**
   * Words of one message.
   *
   * @param signal what else the message is for; null if nothing
   * @param paraphrased which share of what is disclosed is said in words that no lexicon holds
   */
  Words words(Chance chance, int business, int self, Kind signal, double paraphrased) {
    Split split = chance.happens(.5) ? Split.TUNING : Split.HELD_BACK;
    List<Sentence> chosen = new ArrayList<>();
    if ((business == 0 && self == 0) || chance.happens(.4)) {
      Kind kind = chance.happens(DISTRACTED) ? Kind.DISTRACTOR : Kind.NEUTRAL;
      chosen.add(sentences.ordinary(chance, kind, split));
    }
    if (business > 0) {
      chosen.add(sentences.disclosing(chance, Domain.BUSINESS, business, split, paraphrased));
    }
    if (self > 0) {
      chosen.add(sentences.disclosing(chance, Domain.SELF, self, split, paraphrased));
    }
    if (signal != null) {
      chosen.add(chance.below(chosen.size() + 1), sentences.ordinary(chance, signal, split));
    }
    return spoken(chance, chosen, split);
  }

  /** Words of one kind only. */
  Words ordinary(Chance chance, Kind kind) {
    Split split = chance.happens(.5) ? Split.TUNING : Split.HELD_BACK;
    return spoken(chance, List.of(sentences.ordinary(chance, kind, split)), split);
  }

  private static Words spoken(Chance chance, List<Sentence> chosen, Split split) {
    return new Words(
        chosen.stream()
            .map(sentence -> Slots.fill(chance, sentence.pattern()))
            .collect(Collectors.joining(" ")),
        chosen.stream().map(Sentence::id).collect(Collectors.joining(" ")),
        split);
  }

  /**
   * A whole body: greeting, words, name, sometimes a signature, sometimes the message answered.
   *
   * @param answered null if this opens a thread
   * @param key of the message among all
   */
  List<String> body(Chance chance, Words words, Person from, Person to, Letter answered, long key) {
    List<String> lines = new ArrayList<>();
    lines.add(chance.oneOf("Hi ", "Hello ", "Dear ") + to.first() + ",");
    lines.add("");
    lines.add(tokens.in(words.text(), "body", key));
    lines.add("");
    lines.add(chance.oneOf("Best regards", "Kind regards", "Thanks", "Best"));
    lines.add(from.first());
    if (chance.happens(SIGNED)) {
      lines.add("-- ");
      lines.add(from.name());
      lines.add(from.title() + (isOwn(from) ? ", " + Directory.OWN_NAME : ""));
    }
    if (answered != null && chance.happens(QUOTES)) {
      lines.add("");
      lines.add(
          "On %s, %s wrote:"
              .formatted(
                  MailDate.quoted(answered.sentAt(), answered.from().zone()),
                  answered.from().name()));
      answered.body().stream()
          .takeWhile(line -> !line.endsWith(" wrote:") && !line.equals("-- "))
          .forEach(line -> lines.add("> " + line));
    }
    return lines;
  }

  String subject(Chance chance, long key) {
    return tokens.in(ordinary(chance, Kind.SUBJECT).text(), "subject", key);
  }

  private static boolean isOwn(Person person) {
    return person.address().endsWith("@" + Directory.OWN_DOMAIN);
  }
}
