-- Whoever is known by exposures alone stands where they were registered, and is looked for there.
CREATE INDEX person_registered_in ON people.person (registered_in);
