/**
 * Things people say that are no intent of any one bot: the classifier learns from them what an ordinary sentence looks
 * like, above all that "how do I", "I want to" and "can you help me with" say nothing about the intent. Written for this
 * project. A text that comes close to an example of the bot's own is left out by the one who trains.
 */
export const BACKGROUND: readonly string[] = `
how do i do this
how can i make this look different
i want to know how it works
i would like to know more about it
i need help with something
can you help me with this problem
is there a way to see all of them
what is the best way to start
i am trying to set it up but it is not listed
i am having trouble with one of the settings
i was told that i need to add something first
where can i find the list of options
why does it show the wrong one
i want to add a new one to my page
how do i remove it from the list
how do i move it to another place
how many of these can i have at the same time
what does it mean when it says pending
what happens if i turn this off
is it possible to use two of them together
do i need to pay for this feature
how much does it cost per month
what is the difference between these two plans
which one should i choose for a small shop
does it work on a phone or only on a computer
does this work in canada and the uk
can i use it without an internet connection
how long does it take until it is ready
how do i connect it with another app
how do i import a list from a spreadsheet
how do i export everything to a file
how do i set up automatic messages
how do i change the colour and the font
how do i upload a picture or a video
how do i share a folder with my team
how do i add a new user with fewer rights
how do i sort the table by date
how do i translate the page into spanish
how do i print a label on a small printer
how do i install the latest version on my laptop
the button is greyed out and i can not click it
the picture looks dark on my phone
the menu does not show on the mobile version
the text is cut off on the right side
the numbers in the report do not add up
the file is too large to upload
my device does not turn on any more
the battery is empty after one hour
the sound stops after a few seconds
the printer prints blank pages
the screen stays black after the update
is there an api for this
what format should the data be in
how do i write a formula that counts rows
which ports does the server need
how do i configure single sign on for the company
how do i move my website to another host
how do i point my domain at your servers
how do i make my shop appear on google
how do i track visitors with analytics
how do i create a discount code for my customers
how do i set the tax for different countries
how do i offer free shipping above a certain amount
how do i add an appointment type to the calendar
how do i sync my calendar with another one
how do i change the size of a column
how do i copy a page to another site
how do i undo the last change
which payment methods can my customers use
when do i get paid for my sales
how do i verify my identity for payouts
what are the fees for card payments
do you have a partner who can build it for me
do you offer training for new users
is there a student discount
are you hiring at the moment
where is your head office
who founded the company
what is your name
are you a robot or a human
how old are you
what can you do
tell me a joke
tell me something interesting
what do you think about the news
do you like music
who won the game last night
what will the weather be like tomorrow
do i need an umbrella today
what is the capital of australia
how far away is the moon
how many legs does a spider have
who wrote that famous book about the whale
what is the square root of two
translate good evening into japanese
how do you spell necessary
what does this word mean
what time is it in tokyo
set a timer for ten minutes
play some quiet piano music
turn the lights off in the kitchen
remind me to water the plants
add milk and eggs to my shopping list
find a recipe for lentil soup
how long do i boil an egg
how many calories are in a banana
book a table for four tonight
find me a cheap flight to lisbon
which visa do i need for india
how is the traffic on the way to the airport
what gas mileage does my car get
how do i change a flat tyre
my cat does not want to eat
how do i get rid of ants
what should i wear to a wedding
how do i learn to play the guitar
which exercises are good for the back
i have a headache since this morning
what is the meaning of life
i had a dream about the sea
my neighbour is very loud at night
the food in that restaurant was lovely
we went to the beach and it was cold
i like your new design
i am just looking around
i do not know what to say
let me think about it
that is interesting
maybe later
what about the other one
and in blue
the second one please
the first of the two
same as last time
i mean the one from yesterday
it was on monday i think
about three or four
in the morning
for my mother
because it is too expensive
what are the rings of saturn made of
what are good names for a dog
what are the side effects of this medicine
what are you doing this evening
are there any good films on at the moment
are there different ways to do that
when is the next full moon
when was the wheel invented
when does the match start
who is the president of france
why is the sky blue
why do my plants lose their leaves
is the museum free on tuesdays
is this safe for children
was that always the case
will it rain on sunday
did you hear about the storm
have you ever been to rome
should i buy or rent a house
could you read this text for me
would it be better to wait
i need to send some money to a friend
i want to sell my old bike
i have two questions about the second step
i have already checked that it is connected
i followed the instructions but the option is missing
i need to know if more information is required
i am interested in a different layout
i would like to use another currency
i can not find my old photos
i do not use that email address any more
my site is not shown in the search results
my customers can not check out
how do i refund one of my customers
how do i cancel an appointment of a client
how do i show my opening times on my page
how do i add a delivery address field to my form
how do i send an invoice to a client
how do i delete a picture from the gallery
how do i restore a deleted page
lorem ipsum dolor sit amet
asdf qwer zxcv
blah blah blah
test test one two three
`
  .trim()
  .split('\n');
