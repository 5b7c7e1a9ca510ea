package dev.plumbline.simulate.world;

/** What a draw is for: draws of different streams never influence each other. */
public enum Stream {
  ACCOUNT,
  PARENT,
  REP,
  DEPARTURE,
  MONTH,
  LEVELS,
  COMPANY,
  PERSON,
  CRM,
  VALUE,
  LETTERS,
  WARTS,
  TOKENS,
  READING,
  CONTROL
}
