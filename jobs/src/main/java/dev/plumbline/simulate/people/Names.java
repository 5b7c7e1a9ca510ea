package dev.plumbline.simulate.people;

import java.time.ZoneId;
import java.util.List;

/** Word lists for invented people and companies. */
final class Names {

  static final String[] FIRST = {
    "Anna", "Jonas", "Maria", "Peter", "Laura", "Thomas", "Sofia", "Daniel", "Emma", "Martin",
    "Julia", "Michael", "Clara", "Andreas", "Nina", "Stefan", "Helen", "Robert", "Ingrid", "Paul",
    "Kate", "Oliver", "Eva", "Simon", "Marta", "Henrik", "Alice", "Victor", "Sandra", "George",
    "Zoë", "Jörg", "Mikko", "Päivi", "Lucas", "Irene", "Adam", "Rosa", "Felix", "Diana"
  };

  static final String[] LAST = {
    "Berg",
    "Weber",
    "Lindqvist",
    "Novak",
    "Keller",
    "Moreau",
    "Rossi",
    "Hansen",
    "Fischer",
    "Murphy",
    "Kowalski",
    "Virtanen",
    "Brandt",
    "Silva",
    "Jansen",
    "Dubois",
    "Schmid",
    "Larsen",
    "Horvat",
    "Marino",
    "Clarke",
    "Vogel",
    "Nyman",
    "Petrov",
    "Costa",
    "Becker",
    "Olsen",
    "Fontaine",
    "Walsh",
    "Meyer",
    "Müller",
    "Ström",
    "Baker",
    "Romano",
    "Peeters",
    "Haas",
    "Niemi",
    "Conti",
    "Ward",
    "Lopez",
    "Krüger",
    "Sato",
    "Mertens",
    "Dahl",
    "Ricci",
    "Bauer",
    "Holm",
    "Gray",
    "Duval",
    "Koch"
  };

  static final String[] STEM = {
    "vel", "bro", "cal", "dor", "fen", "gal", "hol", "kas", "lum", "mer", "nor", "pel", "quor",
    "ras", "sel", "tor", "ulm", "var", "wes", "zan"
  };

  static final String[] MIDDLE = {
    "ma", "ti", "ro", "ne", "ba", "lo", "vi", "sa", "du", "ke", "ri", "mo", "ta", "pe", "ga", "li",
    "no", "fa", "hu", "je"
  };

  static final String[] END = {
    "ra", "dyn", "tex", "lin", "con", "via", "ster", "mond", "fil", "nex"
  };

  static final String[] KIND = {
    "Foods",
    "Logistics",
    "Tools",
    "Paper",
    "Chemicals",
    "Motors",
    "Textiles",
    "Optics",
    "Packaging",
    "Energy"
  };

  static final String[] INDUSTRY = {
    "Food & Beverage",
    "Transportation",
    "Machinery",
    "Manufacturing",
    "Chemicals",
    "Manufacturing",
    "Apparel",
    "Electronics",
    "Manufacturing",
    "Energy"
  };

  static final List<String> COUNTRIES =
      List.of("Germany", "United Kingdom", "France", "Finland", "United States", "Poland");

  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Paris"),
          ZoneId.of("Europe/Helsinki"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Europe/Warsaw"));

  static final String[] TITLE = {
    "Head of Purchasing",
    "Buyer",
    "Operations Manager",
    "IT Manager",
    "Managing Director",
    "Finance Manager",
    "Plant Manager",
    "Procurement Specialist",
    "Project Manager",
    "Quality Engineer"
  };

  static final String[] DEPARTMENT = {
    "Purchasing",
    "Purchasing",
    "Operations",
    "IT",
    "Management",
    "Finance",
    "Operations",
    "Purchasing",
    "Operations",
    "Quality"
  };

  private Names() {}
}
