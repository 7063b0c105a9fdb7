"""Registers: policies, suppliers, outputs, people who speak, events and more; and who or what took part in what."""
