package coop.unisson.workflow;

class GateRaceOnH2Tests extends GateRace {}
