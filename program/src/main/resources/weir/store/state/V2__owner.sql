-- Who holds the database: a process that lost its connection and has it back must know whether another one had it meanwhile.
CREATE TABLE owner (
  token VARCHAR(36) NOT NULL
);
