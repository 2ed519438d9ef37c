-- What the customer's page tells of a visitor, as JSON: on his own row, and frozen with the card of each dialogue.
alter table visitors add column fields text;
alter table dialogues add column visitor_fields text;
